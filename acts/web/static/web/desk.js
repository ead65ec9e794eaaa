// Small helps; every page works without them.
document.addEventListener("submit", (event) => {
  // A second click on the same button must not send the form twice.
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post") { form.dataset.sent = "1"; setTimeout(() => { delete form.dataset.sent; }, 4000); }
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
});
