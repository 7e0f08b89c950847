// One way to send a form: with upload progress, and with the difference between "refused" and "nobody answered".

export class Unreachable extends Error {}

export function send(url, data, { accept = "application/json", progress = null } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Accept", accept);
    if (progress) request.upload.addEventListener("progress", (event) => progress(event.loaded, event.total));
    request.addEventListener("load", () => {
      const json = (request.getResponseHeader("Content-Type") ?? "").startsWith("application/json");
      resolve({
        status: request.status,
        url: request.responseURL,
        signedOut: new URL(request.responseURL).pathname === "/sign-in/",
        json: json ? JSON.parse(request.responseText) : null,
        text: request.responseText,
      });
    });
    for (const name of ["error", "abort", "timeout"]) {
      request.addEventListener(name, () => reject(new Unreachable()));
    }
    request.send(data);
  });
}

export const LOST = "网络不通，没有保存。填的内容都在这里，网络恢复后再保存一次。";
export const SIGNED_OUT = "登录已过期，没有保存。填的内容都在这里；请在新标签页重新登录，再回到这里保存。";

// Why an answer cannot be used, as a sentence; "" when it can.
export function trouble(answer) {
  if (answer.signedOut) return SIGNED_OUT;
  if (answer.status === 403) return "没有保存：没有权限，或登录已变化。请在新标签页重新登录，再回到这里保存。";
  if (answer.status >= 500) return "系统出错，没有保存。填的内容都在这里，请稍后再保存一次。";
  return "";
}
