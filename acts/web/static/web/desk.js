// Small helps; every page works without them.
document.addEventListener("submit", (event) => {
  // A second click on the same button must not send the form twice.
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post") { form.dataset.sent = "1"; setTimeout(() => { delete form.dataset.sent; }, 4000); }
});
document.addEventListener("DOMContentLoaded", () => {
  // What was refused is said at once to whoever listens to the page, and Tab goes on from there.
  const refusal = document.querySelector("main .alert-danger[role=alert], main [role=alert]");
  if (!refusal || document.querySelector("main [autofocus]")) { return; }
  if (!refusal.hasAttribute("tabindex")) { refusal.tabIndex = -1; }
  refusal.focus();
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
});
