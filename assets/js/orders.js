// Registering an instruction: pasted scans join the files, Ctrl+Enter registers.

const form = document.querySelector("form[data-order]");

function list(input) {
  const place = form.querySelector("[data-chosen]");
  place.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }),
  );
}

if (form) {
  const input = form.querySelector("input[name=files]");
  input.addEventListener("change", () => list(input));
  document.addEventListener("paste", (event) => {
    const images = [...event.clipboardData.files];
    if (!images.length) return;
    event.preventDefault();
    const held = new DataTransfer();
    for (const file of input.files) held.items.add(file);
    images.forEach((file, at) => {
      const ending = file.type === "image/jpeg" ? "jpg" : (file.name.split(".").pop() ?? "png");
      const plain = /^image\.\w+$/.test(file.name);
      const name = `批示件${held.files.length + at + 1}.${ending}`;
      held.items.add(plain ? new File([file], name, { type: file.type }) : file);
    });
    input.files = held.files;
    list(input);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}
