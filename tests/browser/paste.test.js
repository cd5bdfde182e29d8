/** Rich text from the clipboard: the text that comes of it, and that nothing in it is run or loaded. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { analysed, launch, open } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/**
 * Gives the text area a paste event, as the browser does.
 *
 * @param {Page} page
 * @param {string} html
 * @param {string} text
 */
function pasteRich(page, html, text) {
  return page.locator("#source").evaluate(
    (area, [rich, plain]) => {
      area.focus();
      const data = new DataTransfer();
      data.setData("text/html", rich);
      data.setData("text/plain", plain);
      return area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [html, text],
  );
}

/** @type {Record<string, [html: string, text: string]>} */
const SAMPLES = {
  "a page in the browser": [
    `<html><body><!--StartFragment--><article style="color: rgb(0, 0, 0); font-family: serif">
      <h1 style="font-size: 2em">नगर निगम की बैठक में बजट पर चर्चा</h1>
      <p class="byline"><span>संवाददाता,</span> <a href="https://example.org/patna">पटना</a></p>
      <figure><img src="https://example.org/a.jpg" alt="बैठक का चित्र"><figcaption>बैठक में सदस्य</figcaption></figure>
      <p>महापौर रेखा सिंह ने
         बैठक <b>की</b>&nbsp;अध्यक्षता की।</p><div class="ad"><button>साझा करें</button><script>x()</script></div>
      <p>अगली बैठक शुक्रवार को होगी।<br>समय बाद में बताया जाएगा।</p>
      <span class="sr-only">विज्ञापन</span></article><!--EndFragment--></body></html>`,
    "नगर निगम की बैठक में बजट पर चर्चा\n\nसंवाददाता, पटना\n\nबैठक में सदस्य\n\nमहापौर रेखा सिंह ने बैठक की अध्यक्षता की।\n\nअगली बैठक शुक्रवार को होगी।\nसमय बाद में बताया जाएगा।",
  ],
  Word: [
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {margin:0in; font-family:"Mangal"} --></style></head>
<body lang=EN-US><!--StartFragment--><p class=MsoNormal><b><span lang=HI style='font-family:"Mangal"'>समीक्षा
बैठक<o:p></o:p></span></b></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=HI>सड़क का काम जून तक पूरा हो।</span></p>
<p class=MsoNormal><span style='mso-hide:all'>छिपी टिप्पणी</span><span class=msoDel>हटा</span>जिलाधिकारी ने कहा।<!--EndFragment--></p></body></html>`,
    "समीक्षा बैठक\n\nसड़क का काम जून तक पूरा हो।\n\nजिलाधिकारी ने कहा।",
  ],
  "Google Docs": [
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span style="font-size:11pt;white-space:pre-wrap;">राँची में मंत्री  ने बैठक की।</span></p><br /><p dir="ltr"><span style="white-space:pre-wrap;">फ़ैसले:</span></p><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc;"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">पानी की टंकी</span></p></li><li dir="ltr"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">नई सड़क</span></p></li></ul></b>`,
    "राँची में मंत्री  ने बैठक की।\n\nफ़ैसले:\n\nपानी की टंकी\nनई सड़क",
  ],
  WhatsApp: [
    `<meta charset='utf-8'><div class="copyable-text" data-pre-plain-text="[10:12, 3/5/2024] देस्क: "><span dir="ltr" class="selectable-text" style="white-space: pre-wrap; --x-fontSize: 14px"><span>लखनऊ में आज बैठक।
अध्यक्षता सचिव ने की।

बाकी शाम को</span><img alt="🙏" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></span></div>`,
    "लखनऊ में आज बैठक।\nअध्यक्षता सचिव ने की।\n\nबाकी शाम को",
  ],
  Gmail: [
    `<div dir="ltr">संपादक जी,<div><br></div><div>भोपाल में <b>कैबिनेट</b> की बैठक हुई।</div><div>तीन फ़ैसले हुए।</div><div><br></div><div>धन्यवाद<br clear="all"></div><div class="gmail_signature">रमेश</div></div>`,
    "संपादक जी,\n\nभोपाल में कैबिनेट की बैठक हुई।\nतीन फ़ैसले हुए।\n\nधन्यवाद\nरमेश",
  ],
  Outlook: [
    `<html><body><div class="elementToProof" style="font-family: Aptos; font-size: 12pt">जयपुर, 4 मार्च।</div><div class="elementToProof">&nbsp;</div><div class="elementToProof">राज्यपाल ने कुलपतियों की बैठक ली।</div><span style="display:none">पूर्वावलोकन</span><table><tr><td><div>प्रेषक:</div></td><td><p>सूचना विभाग</p></td></tr></table></body></html>`,
    "जयपुर, 4 मार्च।\n\nराज्यपाल ने कुलपतियों की बैठक ली।\n\nप्रेषक:\nसूचना विभाग",
  ],
  "lists and tables": [
    `<h2>एजेंडा</h2><ol><li>बजट</li><li>पेयजल<ul><li>नलकूप</li></ul></li></ol><table><caption>उपस्थिति</caption><thead><tr><th>नाम</th><th>पद</th></tr></thead><tbody><tr><td>सीमा</td><td>सचिव</td></tr></tbody></table><pre>पहली
  दूसरी</pre>`,
    "एजेंडा\n\nबजट\nपेयजल\nनलकूप\n\nउपस्थिति\nनाम\nपद\nसीमा\nसचिव\n\nपहली\nदूसरी",
  ],
  "what means harm": [
    `<p onclick="document.title='broken'" style="background:url(http://127.0.0.1:9/style)">पटना में बैठक।</p>
<img src="http://127.0.0.1:9/image" onerror="document.title='broken'"><script>document.title='broken'</script>
<svg onload="document.title='broken'"><style>@import "http://127.0.0.1:9/svg";</style><text>svg</text></svg>
<iframe src="http://127.0.0.1:9/frame" srcdoc="<script>parent.document.title='broken'</script>"></iframe>
<link rel=stylesheet href="http://127.0.0.1:9/sheet"><base href="http://127.0.0.1:9/"><style>body{display:none}</style>
<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><object data="http://127.0.0.1:9/object">वस्तु</object>
<template><p>साँचा</p></template><noscript><p>बिना</p></noscript><form action="http://127.0.0.1:9/"><input value="भेजें" autofocus></form>
<video src="http://127.0.0.1:9/video" autoplay></video><math><mtext><img src=x onerror="document.title='broken'"></mtext></math>
<p>&lt;script&gt;document.title='broken'&lt;/script&gt;</p>`,
    "पटना में बैठक।\n\n<script>document.title='broken'</script>",
  ],
};

for (const [name, [html, expected]] of Object.entries(SAMPLES)) {
  test(`rich text: ${name}`, async () => {
    const { page, done } = await open(browser);
    await analysed(page);
    assert.equal(await pasteRich(page, html, "सादा"), false, "the page takes it");
    assert.equal(await page.locator("#source").inputValue(), expected);
    await page.locator("#article .block").first().waitFor();
    assert.equal(await page.title(), "बैठक");
    assert.equal(
      await page.locator("iframe, object, #article img, template, noscript, video, svg:not(#strip svg)").count(),
      0,
    );
    await done();
  });
}

test("html without lines of its own is left to the browser, which takes the plain text", async () => {
  const { page, done } = await open(browser);
  const html = `<meta charset='utf-8'><span style="color: red">पटना में</span> <b>बैठक</b>`;
  assert.equal(await pasteRich(page, html, "पटना में बैठक"), true);
  assert.equal(await page.locator("#source").inputValue(), "");
  await done();
});

test("it goes where the caret is, in place of what is selected, and the browser can undo it", async () => {
  const { page, done } = await open(browser);
  const area = page.locator("#source");
  await area.click();
  await page.keyboard.insertText("पहले बीच बाद");
  await area.evaluate((element) => /** @type {HTMLTextAreaElement} */ (element).setSelectionRange(5, 8));
  await pasteRich(page, "<p>एक</p><p>दो</p>", "एक दो");
  assert.equal(await area.inputValue(), "पहले एक\n\nदो बाद");
  await page.locator("#article .block", { hasText: "दो बाद" }).waitFor();
  await area.press("Control+z");
  assert.equal(await area.inputValue(), "पहले बीच बाद");
  await done();
});

test("a large and deep one is taken in a short time", async () => {
  const { page, done } = await open(browser);
  const html = "<div>".repeat(400) + "<p>पटना में <b>बैठक</b> हुई।</p>".repeat(20_000);
  const began = Date.now();
  await pasteRich(page, html, "सादा");
  assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`);
  const length = await area(page);
  assert.equal(length, 20_000 * "पटना में बैठक हुई।".length + 19_999 * 2);
  await done();
});

/** @param {Page} page */
const area = (page) =>
  page.locator("#source").evaluate((element) => /** @type {HTMLTextAreaElement} */ (element).value.length);
