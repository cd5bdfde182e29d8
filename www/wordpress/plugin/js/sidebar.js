/**
 * The sidebar: analyses the post in this browser, lists what it names, and does with it what the editor asks for by a
 * click: the meeting's box, tags, the document for the page's head. By itself it changes nothing.
 */

(() => {
  const wp = /** @type {any} */ (window).wp;
  /** @type {{ engine: string, types: string[], language: "hi" | "en" }} */
  const settings = /** @type {any} */ (window).baithakSettings;
  const { Fragment, createElement, useEffect, useRef, useState } = wp.element;
  const { Button, Notice, PanelBody, Spinner, ToggleControl } = wp.components;
  const { __, sprintf } = wp.i18n;
  const { dispatch, select, useSelect } = wp.data;
  // They moved from one package to the other in WordPress 6.6.
  const { PluginPrePublishPanel, PluginSidebar, PluginSidebarMoreMenuItem } = wp.editor.PluginSidebar
    ? wp.editor
    : wp.editPost;

  /** @typedef {typeof import("../../post.js")} PostModule */
  /** @typedef {import("../../post.js").Block} Block */
  /** @typedef {import("../../post.js").Paragraph} Paragraph */
  /** @typedef {import("../../../types.js").Analysis} Analysis */
  /** @typedef {import("../../../types.js").Mention} Mention */
  /** @typedef {NonNullable<ReturnType<PostModule["placeOf"]>>} Place */

  /**
   * One analysis of the post.
   *
   * @typedef {object} Reading
   * @property {number} post The post's id.
   * @property {string} digest Of the text that was read.
   * @property {string} text
   * @property {Paragraph[]} paragraphs
   * @property {Analysis} analysis
   * @property {string} jsonld
   */

  /**
   * @typedef {object} State
   * @property {boolean} busy
   * @property {string} failure Why there is no analysis.
   * @property {string} warning What the analysis had to do without.
   * @property {boolean} marks Whether the names are marked in the editor.
   * @property {Reading | null} reading
   */

  /** The field of the post that holds the document. */
  const FIELD = "_baithak_document";

  /** The types whose names can become tags. */
  const TAGGED = ["person", "place"];

  /** How long the text must rest before it is looked at again, in milliseconds. */
  const REST = 400;

  const store = wp.data.createReduxStore("baithak", {
    /**
     * @param {State} state
     * @param {{ type: string, change: Partial<State> }} action
     * @returns {State}
     */
    reducer: (state = { busy: false, failure: "", warning: "", marks: true, reading: null }, { type, change }) =>
      type === "CHANGE" ? { ...state, ...change } : state,
    actions: { change: (/** @type {Partial<State>} */ change) => ({ type: "CHANGE", change }) },
    selectors: { state: (/** @type {State} */ state) => state },
  });
  wp.data.register(store);

  /** @param {Partial<State>} change */
  const change = (change) => dispatch(store).change(change);

  /** @type {Promise<PostModule> | null} */
  let loading = null;

  /** What works without WordPress; loaded when first needed, tried again when that failed. */
  const load = () => {
    loading ??= import(`${settings.engine}wordpress/post.js`).catch((error) => {
      loading = null;
      throw error;
    });
    return /** @type {Promise<PostModule>} */ (loading);
  };

  /** @type {ReturnType<PostModule["startEngine"]> | null} */
  let client = null;

  /** The house's names that the engine was told. */
  let told = "";

  /** @type {import("../../post.js").Tools} */
  const tools = {
    plain: (html, preserveWhiteSpace) => wp.richText.create({ html, preserveWhiteSpace }).text,
    blocksOf: (html) => wp.blocks.rawHandler({ HTML: html }),
    contentOf: (name) =>
      Object.entries(wp.blocks.getBlockType(name)?.attributes ?? {})
        .filter(([, { role, __experimentalRole }]) => (role ?? __experimentalRole) === "content")
        .filter(([, { type, source }]) => type === "rich-text" || (type === "string" && source === "html"))
        .map(([attribute]) => attribute),
  };

  /** @param {string} text */
  const html = (text) => wp.richText.toHTMLString({ value: wp.richText.create({ text }) });

  /** The post as it stands in the editor. */
  const current = () => {
    const { getCurrentPostId, getEditedPostAttribute, getEditedPostContent } = select("core/editor");
    return {
      id: Number(getCurrentPostId()),
      title: String(getEditedPostAttribute("title") ?? ""),
      content: String(getEditedPostContent()),
      date: String(getEditedPostAttribute("date") ?? ""),
      blocks: /** @type {Block[]} */ (select("core/block-editor").getBlocks()),
    };
  };

  /** @param {unknown} error */
  const said = (error) => (error instanceof Error ? error.message : String(/** @type {any} */ (error)?.message ?? ""));

  /** Tells the engine the house's names; what is wrong with them does not keep it from reading. */
  async function tellNames(
    /** @type {PostModule} */ { EngineError },
    /** @type {NonNullable<typeof client>} */ engine,
  ) {
    try {
      const { table } = await wp.apiFetch({ path: "/baithak/v1/gazetteer" });
      if (table !== told) {
        await engine.setGazetteer(table);
        told = table;
      }
      return "";
    } catch (error) {
      if (error instanceof EngineError) {
        throw error;
      }
      /* translators: %s: the reason. */
      return sprintf(__("The house's own names could not be used: %s", "baithak"), said(error));
    }
  }

  /** Analyses the post as it stands in the editor. */
  async function analyse() {
    change({ busy: true, failure: "", warning: "" });
    /** @type {PostModule | undefined} */
    let module;
    try {
      module = await load();
      client ??= module.startEngine();
      const warning = await tellNames(module, client);
      const { id, title, content, date, blocks } = current();
      const { text, paragraphs } = module.readPost(title, blocks, tools);
      const published = /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
      const choices = published ? { published } : {};
      const answer = await client.analyse(text, choices);
      if (answer) {
        const jsonld = await client.export(text, choices, "jsonld");
        const digest = module.digestOf(title, content);
        change({ warning, reading: { post: id, digest, text, paragraphs, analysis: answer.analysis, jsonld } });
      }
    } catch (error) {
      const words = module?.WORDS[settings.language];
      const kind = module && error instanceof module.EngineError ? error.kind : "load";
      const general = words && { load: words.failedLoad, crash: words.failedCrash, hang: words.failedHang }[kind];
      change({ failure: [general ?? __("The engine could not be loaded.", "baithak"), said(error)].join(" ") });
    } finally {
      change({ busy: false });
    }
  }

  /** The document in which the blocks stand: newer editors show them in a frame. */
  const canvas = () => {
    const frame = document.querySelector('iframe[name="editor-canvas"]');
    return (frame instanceof HTMLIFrameElement && frame.contentDocument) || document;
  };

  /** @param {string} block */
  const elementOf = (block) => canvas().querySelector(`[data-block="${CSS.escape(block)}"]`);

  /**
   * Leads to a place of the post, and selects its words where the editor can.
   *
   * @param {Place | null} place
   */
  function go(place) {
    if (!place) {
      return;
    }
    if (place.block === null) {
      const title = canvas().querySelector(".editor-post-title__input, .wp-block-post-title");
      /** @type {HTMLElement | null} */ (title)?.focus();
      return;
    }
    if (place.attribute === null) {
      dispatch("core/block-editor").selectBlock(place.block);
    } else {
      dispatch("core/block-editor").selectionChange(place.block, place.attribute, place.from, place.to);
    }
    elementOf(place.block)?.scrollIntoView({ block: "center" });
  }

  /**
   * The text nodes of rich text with where each begins in its text.
   *
   * @param {Element} element
   */
  function nodesOf(element) {
    /** @type {{ node: Text, start: number }[]} */
    const nodes = [];
    let text = "";
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        nodes.push({ node: /** @type {Text} */ (node), start: text.length });
        text += /** @type {Text} */ (node).data;
      } else if (/** @type {Element} */ (node).matches("br[data-rich-text-line-break]")) {
        text += "\n";
      }
    }
    return { nodes, text };
  }

  /** Marks the names in the editor: painted by the browser over the text, which stays as it is. */
  function paint(/** @type {PostModule} */ { placeOf }, /** @type {Reading | null} */ reading) {
    const view = /** @type {any} */ (canvas().defaultView);
    if (!view?.CSS?.highlights) {
      return;
    }
    for (const type of settings.types) {
      view.CSS.highlights.delete(`baithak-${type}`);
    }
    if (!reading) {
      return;
    }
    /** @type {Map<string, ReturnType<typeof nodesOf> | undefined>} */
    const known = new Map();
    /** @param {Place} place */
    const shown = ({ block, start, end }) => {
      const key = `${start}`;
      if (!known.has(key)) {
        const element = block === null ? null : elementOf(block);
        const fields = element?.matches(".rich-text")
          ? [element]
          : [...(element?.querySelectorAll(".rich-text") ?? [])];
        // What was changed since it was read is left unmarked.
        known.set(
          key,
          fields.map(nodesOf).find(({ text }) => text === reading.text.slice(start, end)),
        );
      }
      return known.get(key);
    };
    /** @type {Record<string, Range[]>} */
    const ranges = {};
    for (const { type, source } of reading.analysis.mentions) {
      const place = settings.types.includes(type) ? placeOf(reading.paragraphs, source) : null;
      const nodes = place && shown(place)?.nodes;
      if (!place || !nodes) {
        continue;
      }
      const within = (/** @type {number} */ offset, /** @type {boolean} */ end) =>
        nodes.findLast(({ start }) => (end ? start < offset : start <= offset));
      const [first, last] = [within(place.from, false), within(place.to, true)];
      if (first && last) {
        const range = canvas().createRange();
        range.setStart(first.node, Math.min(place.from - first.start, first.node.length));
        range.setEnd(last.node, Math.min(place.to - last.start, last.node.length));
        (ranges[type] ??= []).push(range);
      }
    }
    for (const [type, all] of Object.entries(ranges)) {
      view.CSS.highlights.set(`baithak-${type}`, new view.Highlight(...all));
    }
  }

  /**
   * The box of a meeting that stands in the post.
   *
   * @param {Block[]} blocks
   * @param {number} number
   * @returns {Block | undefined}
   */
  function boxIn(blocks, number) {
    for (const block of blocks) {
      const found =
        block.name === "baithak/meeting" && (block.attributes.meeting ?? 0) === number
          ? block
          : boxIn(block.innerBlocks, number);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /**
   * Puts the box of a meeting below the block with the cursor, or at the end; one that stands there is written anew.
   *
   * @param {Reading} reading
   * @param {number} number
   */
  async function putBox({ analysis }, number) {
    const { boxOf } = await load();
    const attributes = boxOf(analysis.meetings[number], number, html);
    const editor = select("core/block-editor");
    const box = boxIn(editor.getBlocks(), number);
    if (box) {
      dispatch("core/block-editor").updateBlockAttributes(box.clientId, attributes);
      return;
    }
    const selected = editor.getSelectedBlockClientId();
    const at = selected ? editor.getBlockIndex(editor.getBlockHierarchyRootClientId(selected)) + 1 : undefined;
    dispatch("core/block-editor").insertBlock(wp.blocks.createBlock("baithak/meeting", attributes), at);
  }

  /**
   * Adds names to the post's tags, and to the site's where they are new.
   *
   * @param {string[]} names
   */
  async function addTags(names) {
    try {
      /** @type {number[]} */
      const ids = [];
      for (const name of names) {
        /** @param {any} error */
        const known = (error) => {
          if (error?.code === "term_exists") {
            return { id: Number(error.data.term_id) };
          }
          throw error;
        };
        const term = await wp.apiFetch({ path: "/wp/v2/tags", method: "POST", data: { name } }).catch(known);
        ids.push(term.id);
      }
      const before = select("core/editor").getEditedPostAttribute("tags") ?? [];
      dispatch("core/editor").editPost({ tags: [...new Set([...before, ...ids])] });
    } catch (error) {
      /* translators: %s: the reason. */
      const words = sprintf(__("The tags could not be added: %s", "baithak"), said(error));
      dispatch("core/notices").createErrorNotice(words, { type: "snackbar" });
    }
  }

  /**
   * @param {string} words
   * @param {() => void} onClick
   * @param {Record<string, unknown>} [more]
   */
  const button = (words, onClick, more) => createElement(Button, { variant: "secondary", onClick, ...more }, words);

  /**
   * What was found, below each other.
   *
   * @param {{ reading: Reading, module: PostModule }} given
   */
  function Meetings({ reading, module }) {
    const { analysis, paragraphs } = reading;
    const words = module.WORDS[settings.language];
    const blocks = useSelect((/** @type {any} */ select) => select("core/block-editor").getBlocks(), []);
    return createElement(
      PanelBody,
      { title: words.meeting },
      analysis.meetings.length === 0 ? createElement("p", {}, words.noMeeting) : null,
      analysis.meetings.map(({ kind, status, summary }, number) =>
        createElement(
          "div",
          { key: number, className: "baithak-meeting", "data-kind": kind, "data-status": status },
          createElement(
            "p",
            {},
            createElement("strong", {}, words.meetingKinds[kind] ?? kind),
            ` · ${words.statuses[status] ?? status}`,
          ),
          createElement(
            "ol",
            { lang: "hi" },
            summary.map(({ text, evidence }, index) =>
              createElement(
                "li",
                { key: index },
                button(text, () => go(module.placeOfText(paragraphs, analysis, evidence)), { variant: "link" }),
              ),
            ),
          ),
          button(
            boxIn(blocks, number) ? __("Update the meeting box", "baithak") : __("Insert the meeting box", "baithak"),
            () => putBox(reading, number),
            { className: "baithak-box" },
          ),
        ),
      ),
    );
  }

  /** @param {{ reading: Reading, module: PostModule }} given */
  function Names({ reading, module }) {
    const { analysis, paragraphs } = reading;
    const { decodeEntities } = wp.htmlEntities;
    const words = module.WORDS[settings.language];
    /** Which mention of each name was shown last. @type {{ current: Map<string, number> }} */
    const shown = useRef(new Map());
    const [adding, setAdding] = useState(false);
    const { canTag, tagged } = useSelect((/** @type {any} */ select) => {
      const post = select("core/editor").getCurrentPost();
      const tags = /** @type {number[]} */ (select("core/editor").getEditedPostAttribute("tags") ?? []);
      const query = { include: tags.join(","), per_page: 100, _fields: "id,name" };
      const terms = tags.length > 0 ? select("core").getEntityRecords("taxonomy", "post_tag", query) : [];
      return { canTag: "wp:action-assign-tags" in (post._links ?? {}), tagged: terms };
    }, []);
    const tags = new Set((tagged ?? []).map((/** @type {{ name: string }} */ { name }) => decodeEntities(name)));
    const items = /** @type {Record<string, ReturnType<PostModule["itemsOf"]>["person"]>} */ (module.itemsOf(analysis));
    const listed = settings.types.filter((type) => (items[type] ?? []).length > 0);
    const missing = TAGGED.filter((type) => listed.includes(type))
      .flatMap((type) => items[type].map(({ name }) => name))
      .filter((name) => !tags.has(name));
    /** @param {string[]} names */
    const add = async (names) => {
      setAdding(true);
      await addTags(names);
      setAdding(false);
    };
    /** @param {string} key @param {Mention[]} mentions */
    const next = (key, mentions) => {
      const index = ((shown.current.get(key) ?? -1) + 1) % mentions.length;
      shown.current.set(key, index);
      go(module.placeOf(paragraphs, mentions[index].source));
    };
    return createElement(
      PanelBody,
      { title: words.names },
      listed.length === 0 ? createElement("p", {}, words.noMentions) : null,
      listed.map((type) =>
        createElement(
          Fragment,
          { key: type },
          createElement("h3", {}, words.lists[/** @type {keyof typeof words.lists} */ (type)]),
          createElement(
            "ul",
            { className: "baithak-names", "data-type": type },
            items[type].map(({ key, name, roles, mentions }) =>
              createElement(
                "li",
                { key, className: "baithak-name" },
                button(
                  `${name}${mentions.length > 1 ? ` × ${words.number(mentions.length)}` : ""}`,
                  () => next(key, mentions),
                  { variant: "link", lang: "hi", title: roles.join(", ") },
                ),
                canTag && TAGGED.includes(type)
                  ? button(tags.has(name) ? __("Tagged", "baithak") : __("Add as tag", "baithak"), () => add([name]), {
                      variant: "tertiary",
                      isSmall: true,
                      disabled: adding || tags.has(name),
                      /* translators: %s: a name. */
                      "aria-label": sprintf(__("Add as tag: %s", "baithak"), name),
                    })
                  : null,
              ),
            ),
          ),
        ),
      ),
      canTag
        ? button(__("Add all people and places as tags", "baithak"), () => add(missing), {
            className: "baithak-tags",
            disabled: adding || missing.length === 0,
            isBusy: adding,
          })
        : null,
    );
  }

  /** How the document for the page's head stands. */
  function useDocument() {
    const { kept, fields, title, blocks } = useSelect((/** @type {any} */ select) => {
      const { getEditedPostAttribute } = select("core/editor");
      const meta = getEditedPostAttribute("meta");
      return {
        kept: String(meta?.[FIELD] ?? ""),
        fields: Boolean(meta && FIELD in meta),
        title: getEditedPostAttribute("title"),
        blocks: select("core/block-editor").getBlocks(),
      };
    }, []);
    const reading = useReading();
    const [digests, setDigests] = useState({ text: "", kept: "" });
    useEffect(() => {
      if (kept === "" && !reading) {
        return undefined;
      }
      const timer = setTimeout(async () => {
        const { digestIn, digestOf } = await load();
        const post = current();
        setDigests({ text: digestOf(post.title, post.content), kept: digestIn(kept) });
      }, REST);
      return () => clearTimeout(timer);
    }, [kept, title, blocks, reading]);
    return {
      fields,
      kept,
      /** Whether the document tells of another text than the one that stands in the editor. */
      outdated: kept !== "" && digests.kept !== "" && digests.text !== digests.kept,
      /** Whether the analysis does. */
      behind: Boolean(reading && digests.text !== "" && digests.text !== reading.digest),
    };
  }

  /** The analysis of the post that stands in the editor. @returns {Reading | null} */
  function useReading() {
    return useSelect((/** @type {any} */ select) => {
      const { reading } = select(store).state();
      return reading?.post === select("core/editor").getCurrentPostId() ? reading : null;
    }, []);
  }

  /** @param {string} value */
  const keep = (value) => dispatch("core/editor").editPost({ meta: { [FIELD]: value } });

  /** @param {{ reading: Reading | null, module: PostModule | null, document: ReturnType<typeof useDocument> }} given */
  function Head({ reading, module, document: { fields, kept, outdated, behind } }) {
    if (!fields || (!reading && kept === "")) {
      return null;
    }
    return createElement(
      PanelBody,
      { title: __("Structured data (JSON-LD)", "baithak") },
      createElement(
        "p",
        { className: "baithak-document", "data-state": kept === "" ? "none" : outdated ? "outdated" : "kept" },
        kept === ""
          ? __("Search engines are told nothing of the meeting and the names.", "baithak")
          : outdated
            ? __("It tells of an older text, so the page does not show it. Analyse again and write it anew.", "baithak")
            : __("It is in the head of the published page.", "baithak"),
      ),
      reading && module
        ? button(
            __("Write it into the page head", "baithak"),
            () => keep(module.documentOf(reading.jsonld, reading.digest)),
            { className: "baithak-write", disabled: behind },
          )
        : null,
      " ",
      kept === ""
        ? null
        : button(__("Remove", "baithak"), () => keep(""), { variant: "tertiary", isDestructive: true }),
    );
  }

  /** The whole sidebar, and the warning before publishing. */
  function Baithak() {
    const { busy, failure, warning, marks } = useSelect((/** @type {any} */ select) => select(store).state(), []);
    const reading = useReading();
    const document = useDocument();
    const blocks = useSelect((/** @type {any} */ select) => select("core/block-editor").getBlocks(), []);
    /** @type {[PostModule | null, (make: () => PostModule) => void]} */
    const [module, setModule] = useState(null);
    useEffect(() => {
      if (!reading) {
        return undefined;
      }
      load().then((loaded) => setModule(() => loaded));
      /** @type {Document | undefined} */
      let shown;
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      // The editor can show the post in another frame at any time: then it is painted there.
      const look = () => {
        if (shown !== canvas()) {
          shown = canvas();
          clearTimeout(timer);
          timer = setTimeout(async () => paint(await load(), marks ? reading : null), REST);
        }
      };
      look();
      const leave = wp.data.subscribe(look);
      return () => {
        leave();
        clearTimeout(timer);
      };
    }, [reading, marks, blocks]);
    const title = __("Baithak", "baithak");
    const { outdated, behind } = document;
    return createElement(
      Fragment,
      {},
      createElement(PluginSidebarMoreMenuItem, { target: "baithak", icon: "groups" }, title),
      createElement(
        PluginSidebar,
        { name: "baithak", title, icon: "groups", className: "baithak-sidebar" },
        createElement(
          PanelBody,
          {},
          createElement("p", {}, __("The post is analysed in this browser; nothing is sent anywhere.", "baithak")),
          button(__("Analyse the post", "baithak"), analyse, {
            variant: "primary",
            className: "baithak-analyse",
            isBusy: busy,
            disabled: busy,
          }),
          busy ? createElement(Spinner) : null,
          failure ? createElement(Notice, { status: "error", isDismissible: false }, failure) : null,
          warning ? createElement(Notice, { status: "warning", isDismissible: false }, warning) : null,
          behind
            ? createElement(
                Notice,
                { status: "warning", isDismissible: false, className: "baithak-behind" },
                __("The text has changed since it was analysed.", "baithak"),
              )
            : null,
          reading
            ? createElement(ToggleControl, {
                label: __("Mark the names in the editor", "baithak"),
                checked: marks,
                onChange: (/** @type {boolean} */ value) => change({ marks: value }),
              })
            : null,
        ),
        reading && module ? createElement(Meetings, { reading, module }) : null,
        reading && module ? createElement(Names, { reading, module }) : null,
        createElement(Head, { reading, module, document }),
      ),
      outdated
        ? createElement(
            PluginPrePublishPanel,
            { title, initialOpen: true },
            createElement(
              "p",
              {},
              __("The structured data tell of an older text; the page will not show them.", "baithak"),
            ),
          )
        : null,
    );
  }

  wp.plugins.registerPlugin("baithak", { render: Baithak, icon: "groups" });
})();
