/** Every word of the interface, in Hindi and in English. What the engine writes (summary, reasons) is Hindi in both. */

/** @typedef {"hi" | "en"} Language */

const hindiNumber = new Intl.NumberFormat("hi-IN-u-nu-latn");
const englishNumber = new Intl.NumberFormat("en-IN");

/**
 * @param {Intl.NumberFormat} format
 * @param {string} million
 */
const bytesIn = (format, million) => (/** @type {number} */ bytes) =>
  bytes < 1_000_000
    ? `${format.format(Math.round(bytes / 1000))} kB`
    : `${format.format(Math.round(bytes / 100_000) / 10)} ${million}`;

const hi = {
  title: "बैठक",
  tagline: "कच्चा लेख दीजिए: साफ़ पाठ, पहचाने हुए नाम और बैठक का सार",
  privacy: "पाठ इसी ब्राउज़र में रहता है, कहीं भेजा नहीं जाता।",
  language: "भाषा",
  raw: "कच्चा लेख",
  placeholder: "हिंदी लेख यहाँ चिपकाएँ…",
  sample: "नमूना लेख",
  clear: "ख़ाली करें",
  article: "चिह्नित लेख",
  meeting: "बैठक का सार",
  names: "नाम, तिथियाँ, पद",
  notes: "सफ़ाई और सुझाव",
  copyText: "साफ़ पाठ कॉपी करें",
  downloadJson: "JSON सहेजें",
  copied: "साफ़ पाठ कॉपी हो गया।",
  notCopied: "ब्राउज़र ने कॉपी नहीं करने दिया; पाठ चुनकर ख़ुद कॉपी करें।",
  noSample: "नमूना लेख नहीं खुला; संपर्क जाँचें।",
  toRaw: "कच्चा",
  toArticle: "लेख",
  toMeeting: "सार",
  toNames: "नाम",
  legend: "चिह्नों के प्रकार; दबाकर छिपाएँ या दिखाएँ",
  welcome: "लेख चिपकाएँ या नमूना लेख खोलें। नाम चिह्नित होंगे और बैठक का सार बनेगा, हर पंक्ति के साथ लेख का वह वाक्य जिस पर वह टिकी है।",
  onlySpace: "इस पाठ में कोई अक्षर नहीं है, केवल ख़ाली जगह।",
  noMeeting: "इस लेख में किसी बैठक की ख़बर नहीं मिली।",
  noMentions: "इस लेख में कोई नाम, तिथि या पद नहीं मिला।",
  noChanges: "सफ़ाई में कुछ बदलना नहीं पड़ा।",
  noSuggestions: "कोई सुझाव नहीं।",
  starting: "इंजन चालू हो रहा है…",
  ready: "इंजन तैयार",
  busy: "पढ़ा जा रहा है…",
  replaced: "इंजन बीच में रुक गया था; नया चालू हो गया। आपका पाठ सुरक्षित है।",
  failed: "इंजन चालू नहीं हुआ।",
  failedLoad: "इंजन लोड नहीं हो सका। आपका पाठ सुरक्षित है। संपर्क जाँचकर फिर कोशिश करें।",
  failedCrash:
    "इस पाठ पर इंजन दो बार रुका, इसलिए विश्लेषण नहीं हो सका। आपका पाठ सुरक्षित है; उसे बदलकर या छोटा करके फिर कोशिश करें।",
  failedHang: "विश्लेषण में बहुत समय लगा, इसलिए रोक दिया गया। आपका पाठ सुरक्षित है; उसे छोटा करके फिर कोशिश करें।",
  retry: "फिर कोशिश करें",
  showMore: "आगे दिखाएँ",
  /** @type {Record<import("./types.js").MentionType, string>} */
  types: {
    person: "व्यक्ति",
    place: "स्थान",
    organisation: "संस्था",
    date: "तिथि",
    number: "संख्या",
    role: "पद",
    event: "आयोजन",
  },
  /** @type {Record<string, string>} */
  lists: {
    person: "लोग",
    place: "स्थान",
    organisation: "संस्थाएँ",
    date: "तिथियाँ",
    role: "पद",
    event: "आयोजन",
  },
  /** @type {Record<string, string>} */
  meetingKinds: {
    cabinet: "मंत्रिमंडल की बैठक",
    review: "समीक्षा बैठक",
    party: "पार्टी की बैठक",
    alliance: "दलों की साझा बैठक",
    all_party: "सर्वदलीय बैठक",
    council: "परिषद या समिति की बैठक",
    bilateral: "द्विपक्षीय मुलाक़ात",
    summit: "शिखर वार्ता",
    local: "स्थानीय बैठक",
    official: "अधिकारियों की बैठक",
    other: "बैठक",
  },
  /** @type {Record<string, string>} */
  statuses: {
    scheduled: "होनी है",
    under_way: "जारी है",
    held: "हो चुकी",
    postponed: "टली",
    cancelled: "रद्द",
  },
  /** @type {Record<string, string>} */
  slots: {
    title: "बैठक",
    chair: "अध्यक्षता",
    host: "मेज़बान",
    participants: "शामिल",
    organisations: "संस्थाएँ",
    absent: "अनुपस्थित",
    place: "शहर/राज्य",
    venue: "स्थल",
    time: "समय",
    agenda: "विषय",
    decisions: "निर्णय",
    next_step: "आगे",
  },
  /** @type {Record<string, string>} */
  changeKinds: {
    whitespace: "ख़ाली जगह",
    unicode: "यूनिकोड",
    punctuation: "विराम चिह्न",
    mojibake: "बिगड़ी एन्कोडिंग",
    legacy_font: "पुराना फ़ॉन्ट",
    markup: "HTML",
  },
  number: (/** @type {number} */ value) => hindiNumber.format(value),
  bytes: bytesIn(hindiNumber, "MB"),
  words: (/** @type {number} */ count) => `${hindiNumber.format(count)} शब्द`,
  engine: (/** @type {string} */ engine, /** @type {string} */ model, /** @type {string} */ size) =>
    `${engine}, ${model}, ${size}`,
  took: (/** @type {number} */ milliseconds) => `${hindiNumber.format(Math.max(1, Math.round(milliseconds)))} ms में`,
  furtherMeeting: (/** @type {string} */ kind) => `एक और: ${kind}`,
  notInArticle: (/** @type {string} */ names) => `लेख में नहीं मिला: ${names}।`,
  mentions: (/** @type {number} */ count) => `${hindiNumber.format(count)} बार`,
  mentionOf: (/** @type {string} */ name, /** @type {number} */ index, /** @type {number} */ count) =>
    `${name}: ${index}/${count}`,
  andMore: (/** @type {number} */ count) => `…और ${hindiNumber.format(count)}, जो यहाँ नहीं दिखाए गए।`,
  backTo: (/** @type {string} */ label) => (label === "↩" ? "सार में वापस" : `सार की पंक्ति ${label} पर वापस`),
  shownInPart: (/** @type {number} */ shown, /** @type {number} */ all) =>
    `लेख लंबा है: ${hindiNumber.format(all)} में से पहले ${hindiNumber.format(shown)} वर्ण दिखाए गए हैं; विश्लेषण पूरे लेख का है।`,
  changes: (/** @type {number} */ count) => `${hindiNumber.format(count)} सुधार किए गए`,
  suggestions: (/** @type {number} */ count) => `सुझाव (${hindiNumber.format(count)})`,
};

/** @typedef {typeof hi} Words */

/** @type {Words} */
const en = {
  title: "Baithak",
  tagline: "Give it a raw article: clean text, marked names, a summary of the meeting",
  privacy: "The text stays in this browser; nothing is sent anywhere.",
  language: "Language",
  raw: "Raw article",
  placeholder: "Paste a Hindi article here…",
  sample: "Sample article",
  clear: "Clear",
  article: "Marked article",
  meeting: "The meeting",
  names: "Names, dates, roles",
  notes: "Cleaning and suggestions",
  copyText: "Copy clean text",
  downloadJson: "Save JSON",
  copied: "The clean text is copied.",
  notCopied: "The browser did not allow copying; select the text and copy it yourself.",
  noSample: "The sample could not be opened; check the connection.",
  toRaw: "Raw",
  toArticle: "Article",
  toMeeting: "Summary",
  toNames: "Names",
  legend: "Types of marks; press to hide or show",
  welcome:
    "Paste an article or open the sample. Names are marked and the meeting is summarised, each line with the sentence of the article that it rests on.",
  onlySpace: "There is not a single character in this text, only white space.",
  noMeeting: "No report of a meeting was found in this article.",
  noMentions: "No name, date or role was found in this article.",
  noChanges: "Cleaning had nothing to change.",
  noSuggestions: "No suggestions.",
  starting: "The engine is starting…",
  ready: "Engine ready",
  busy: "Reading…",
  replaced: "The engine had stopped; a new one is running. Your text is safe.",
  failed: "The engine did not start.",
  failedLoad: "The engine could not be loaded. Your text is safe. Check the connection and try again.",
  failedCrash:
    "The engine stopped twice on this text, so there is no analysis. Your text is safe; change or shorten it and try again.",
  failedHang: "The analysis took too long and was stopped. Your text is safe; shorten it and try again.",
  retry: "Try again",
  showMore: "Show more",
  types: {
    person: "person",
    place: "place",
    organisation: "organisation",
    date: "date",
    number: "number",
    role: "role",
    event: "event",
  },
  lists: {
    person: "People",
    place: "Places",
    organisation: "Organisations",
    date: "Dates",
    role: "Roles",
    event: "Events",
  },
  meetingKinds: {
    cabinet: "Cabinet meeting",
    review: "Review meeting",
    party: "Party meeting",
    alliance: "Meeting of several parties",
    all_party: "All-party meeting",
    council: "Meeting of a council or committee",
    bilateral: "Bilateral talks",
    summit: "Summit",
    local: "Local meeting",
    official: "Meeting of officials",
    other: "Meeting",
  },
  statuses: {
    scheduled: "scheduled",
    under_way: "under way",
    held: "held",
    postponed: "postponed",
    cancelled: "cancelled",
  },
  slots: {
    title: "Meeting",
    chair: "Chair",
    host: "Host",
    participants: "Present",
    organisations: "Bodies",
    absent: "Absent",
    place: "Place",
    venue: "Venue",
    time: "Time",
    agenda: "Agenda",
    decisions: "Decisions",
    next_step: "Next",
  },
  changeKinds: {
    whitespace: "white space",
    unicode: "Unicode",
    punctuation: "punctuation",
    mojibake: "broken encoding",
    legacy_font: "legacy font",
    markup: "HTML",
  },
  number: (value) => englishNumber.format(value),
  bytes: bytesIn(englishNumber, "MB"),
  words: (count) => `${englishNumber.format(count)} words`,
  engine: (engine, model, size) => `${engine}, ${model}, ${size}`,
  took: (milliseconds) => `in ${englishNumber.format(Math.max(1, Math.round(milliseconds)))} ms`,
  furtherMeeting: (kind) => `One more: ${kind}`,
  notInArticle: (names) => `Not found in the article: ${names}.`,
  mentions: (count) => (count === 1 ? "once" : `${englishNumber.format(count)} times`),
  mentionOf: (name, index, count) => `${name}: ${index}/${count}`,
  andMore: (count) => `…and ${englishNumber.format(count)} more, not shown here.`,
  backTo: (label) => (label === "↩" ? "Back to the summary" : `Back to line ${label} of the summary`),
  shownInPart: (shown, all) =>
    `The article is long: the first ${englishNumber.format(shown)} of ${englishNumber.format(all)} characters are shown; the analysis is of all of it.`,
  changes: (count) => `${englishNumber.format(count)} corrections made`,
  suggestions: (count) => `Suggestions (${englishNumber.format(count)})`,
};

/** @type {Record<Language, Words>} */
export const WORDS = { hi, en };
