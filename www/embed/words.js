/** What the element says beside what the page says too. */

/** @typedef {import("../words.js").Language} Language */

const hi = {
  idle: "लेख का इंतज़ार है",
  applyCleaning: (/** @type {number} */ count) => `सफ़ाई लेख में लागू करें (${count})`,
  notApplied: "यह बदलाव लेख में नहीं किया जा सका।",
  missing: "लेख ख़ाली है।",
  safe: "पाठ सुरक्षित है और फ़ॉर्म के साथ भेजा जाएगा।",
  /** @type {Record<string, string>} */
  causes: {
    "no-webassembly": "इस ब्राउज़र में WebAssembly नहीं है, इसलिए विश्लेषण नहीं हो सकता।",
    policy: "इस पेज की Content-Security-Policy ने इंजन को रोक दिया।",
    status: "इंजन की फ़ाइल सर्वर पर नहीं मिली।",
    type: "सर्वर ने इंजन की फ़ाइल ग़लत प्रकार (MIME) से भेजी।",
    wasm: "इंजन की फ़ाइल WebAssembly नहीं है या टूटी हुई है।",
    model: "मॉडल की फ़ाइल इस संस्करण की नहीं है या टूटी हुई है।",
    network: "इंजन की फ़ाइल तक पहुँचा नहीं जा सका।",
    origin: "इंजन किसी और पते पर रखा है; उसे इसी साइट पर रखें।",
    gazetteer: "नाम-सूची नहीं पढ़ी जा सकी; उसके बिना विश्लेषण हुआ।",
    choice: "विश्लेषण की एक सेटिंग ऐसी है जो होती ही नहीं।",
    value: "सहेजा हुआ विश्लेषण पढ़ा नहीं जा सका।",
  },
};

/** @type {typeof hi} */
const en = {
  idle: "Waiting for an article",
  applyCleaning: (count) => `Apply the cleaning to the article (${count})`,
  notApplied: "This change could not be made in the article.",
  missing: "The article is empty.",
  safe: "The text is safe and is sent with the form.",
  causes: {
    "no-webassembly": "This browser has no WebAssembly, so there is no analysis.",
    policy: "This page's Content-Security-Policy refused the engine.",
    status: "A file of the engine was not found on the server.",
    type: "The server sent a file of the engine as the wrong type (MIME).",
    wasm: "The engine's file is no WebAssembly, or it is broken.",
    model: "The model's file is not this version's, or it is broken.",
    network: "A file of the engine could not be reached.",
    origin: "The engine lies on another site; copy it to this one.",
    gazetteer: "The list of names could not be read; the analysis was made without it.",
    choice: "The analysis was asked for something that there is not.",
    value: "The analysis that was kept can't be read.",
  },
};

/** @type {Record<Language, typeof hi>} */
export const OWN = { hi, en };
