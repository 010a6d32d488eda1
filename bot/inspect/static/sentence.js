// A refusal of the server's is a page with one sentence.

export async function sentenceOf(answer, otherwise) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("main p")?.textContent || otherwise;
}
