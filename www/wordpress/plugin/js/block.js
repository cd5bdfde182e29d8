/** The block of the meeting: what stands in it are the lines that the sidebar put there, as an editor has them. */

(() => {
  const wp = /** @type {any} */ (window).wp;
  const { createElement } = wp.element;
  const { __ } = wp.i18n;
  const { RichText, useBlockProps } = wp.blockEditor;
  const { Placeholder } = wp.components;

  /**
   * @typedef {object} Box
   * @property {number} meeting Which meeting of the article it is, from 0.
   * @property {string} kind HTML, as all text here.
   * @property {string} status
   * @property {{ text: string }[]} lines
   */

  /** A line of plain text that can be written in. @param {Record<string, unknown>} given */
  const field = (given) => createElement(RichText, { allowedFormats: [], disableLineBreaks: true, ...given });

  /** @param {{ attributes: Box, setAttributes: (some: Partial<Box>) => void }} given */
  function Edit({ attributes, setAttributes }) {
    const props = useBlockProps({ lang: "hi" });
    const { kind, status, lines } = attributes;
    if (lines.length === 0) {
      const instructions = __("Open the Baithak sidebar, analyse the post and insert the box from there.", "baithak");
      return createElement(
        "div",
        props,
        createElement(Placeholder, { icon: "groups", label: __("Meeting box", "baithak"), instructions }),
      );
    }
    return createElement(
      "aside",
      props,
      createElement(
        "p",
        { className: "baithak-meeting-heading" },
        field({
          tagName: "strong",
          className: "baithak-meeting-kind",
          value: kind,
          onChange: (/** @type {string} */ value) => setAttributes({ kind: value }),
          "aria-label": __("Kind of meeting", "baithak"),
        }),
        " ",
        field({
          tagName: "span",
          className: "baithak-meeting-status",
          value: status,
          onChange: (/** @type {string} */ value) => setAttributes({ status: value }),
          "aria-label": __("How it stands", "baithak"),
        }),
      ),
      createElement(
        "ul",
        { className: "baithak-meeting-lines" },
        lines.map(({ text }, index) =>
          field({
            key: index,
            tagName: "li",
            value: text,
            onChange: (/** @type {string} */ value) =>
              setAttributes({ lines: lines.map((line, at) => (at === index ? { text: value } : line)) }),
            onRemove: () => setAttributes({ lines: lines.filter((_, at) => at !== index) }),
            "aria-label": __("Line of the summary", "baithak"),
          }),
        ),
      ),
    );
  }

  /** @param {{ attributes: Box }} given */
  function save({ attributes: { kind, status, lines } }) {
    if (lines.length === 0) {
      return null;
    }
    const { Content } = RichText;
    return createElement(
      "aside",
      useBlockProps.save({ lang: "hi" }),
      createElement(
        "p",
        { className: "baithak-meeting-heading" },
        createElement(Content, { tagName: "strong", className: "baithak-meeting-kind", value: kind }),
        " ",
        createElement(Content, { tagName: "span", className: "baithak-meeting-status", value: status }),
      ),
      createElement(
        "ul",
        { className: "baithak-meeting-lines" },
        lines.map(({ text }, index) => createElement(Content, { key: index, tagName: "li", value: text })),
      ),
    );
  }

  // Its name, attributes and words come from block.json, which the server has told.
  wp.blocks.registerBlockType("baithak/meeting", { edit: Edit, save });
})();
