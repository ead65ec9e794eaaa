// The real .docx, drawn in the browser. Without JavaScript the page offers it for download.
document.addEventListener("DOMContentLoaded", async () => {
  const place = document.getElementById("preview");
  if (!place || !window.docx) { return; }
  const note = (text) => {
    const line = document.createElement("p");
    line.className = "acts-preview-empty";
    line.textContent = text;
    place.replaceChildren(line);
  };
  note("Готовлю предварительный вид …");
  try {
    const answer = await fetch(place.dataset.document, { credentials: "same-origin" });
    if (!answer.ok) { throw new Error(String(answer.status)); }
    const page = document.createElement("div");
    await docx.renderAsync(await answer.blob(), page, null, { inWrapper: true, useBase64URL: true, renderHeaders: false, renderFooters: false, renderAltChunks: false });
    // Headers hold page numbers only, and pages part elsewhere than on paper.
    // Paragraphs of the implicit Normal style carry no class of their own, so its font size would
    // not reach them.
    page.querySelectorAll("p").forEach((one) => {
      if (![...one.classList].some((name) => name.startsWith("docx_"))) { one.classList.add("docx_normal"); }
    });
    // A hyphen that doesn't break a line («273-ФЗ») is drawn as nothing but a place for a break.
    page.querySelectorAll("wbr").forEach((one) => { one.replaceWith("\u2011"); });
    place.replaceChildren(page);
    const fit = () => {
      const sheet = page.querySelector("section.docx");
      if (!sheet) { return; }
      page.style.zoom = "";
      const wide = sheet.offsetWidth + 40;
      if (wide > place.clientWidth) { page.style.zoom = String(place.clientWidth / wide); }
    };
    fit();
    window.addEventListener("resize", fit);
    place.dataset.drawn = "1";
  } catch {
    note("Предварительный вид не получился. Скачайте документ.");
  }
});
