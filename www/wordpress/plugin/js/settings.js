/** Reads a chosen file into the table of names; it is kept only when the page is saved. */

(() => {
  const file = document.getElementById("baithak_file");
  const table = document.getElementById("baithak_gazetteer");
  if (!(file instanceof HTMLInputElement) || !(table instanceof HTMLTextAreaElement)) {
    return;
  }
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen) {
      table.value = await chosen.text();
      // What is sent is the text area.
      file.value = "";
    }
  });
})();
