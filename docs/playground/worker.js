// Runs vnnorm on pyodide in a thread of its own, so that the page answers while it works and can stop it.
// In: a request as JSON. Out: {loading: what}, {ready: versions}, {answer: JSON} or {failed: why}.

const here = new URL(".", self.location);

// pyodide waits for ever for a file that does not load. So whatever does not load rejects this promise.
const broken = new Promise((_, reject) => {
  function watched(load) {
    return async (...args) => {
      try {
        return await load(...args);
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  }
  const { fetch } = self;
  self.fetch = watched(async (...request) => {
    const response = await fetch(...request);
    if (!response.ok) throw new Error(`${response.url.split("/").pop()}: the server answered ${response.status}`);
    return response;
  });
  WebAssembly.instantiateStreaming = watched(WebAssembly.instantiateStreaming);
});

async function load() {
  postMessage({ loading: "Loading Python, 13 MB …" });
  const { loadPyodide, version } = await import("./pyodide/pyodide.mjs");
  const python = await loadPyodide({ indexURL: new URL("pyodide/", here).href });
  postMessage({ loading: "Loading vnnorm …" });
  for (const wheel of ["vnnorm.whl", "unidecode.whl"]) {
    python.unpackArchive(await (await fetch(new URL(wheel, here))).arrayBuffer(), "wheel");
  }
  python.runPython(await (await fetch(new URL("answer.py", here))).text());
  const ready = python.runPython("import platform, vnnorm; f'vnnorm {vnnorm.__version__} on Python {platform.python_version()}'");
  postMessage({ ready: `${ready} (pyodide ${version})` });
  return python.globals.get("answer");
}

const loaded = Promise.race([load(), broken]);
loaded.catch((error) => postMessage({ failed: `vnnorm did not load. ${error.message || error}` }));

onmessage = async ({ data }) => {
  const answer = await loaded;
  try {
    postMessage({ answer: answer(data) });
  } catch (error) {
    postMessage({ failed: `vnnorm failed on this text. ${error.message || error}` });
  }
};
