// The search worker, a module: opens the engine with the files that the page names, then answers one question at a time.
//
// In:  { kind: 'open', glue, wasm, wasmIntegrity, index, cards: [url] }, once, and { kind: 'search', id, bytes }
// Out: { kind: 'ready' }, { kind: 'found', id, bytes } and { kind: 'failed', reason }
//
// A question that comes before the engine is open waits for it.

const load = async (url, options) => {
  const response = await fetch(url, options);
  if (!response.ok) {
    throw new Error(`${url} was answered with status ${response.status}`);
  }
  // A host that knows no such file may answer with a page, and with status 200.
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) {
    throw new Error(`${url} was answered with a page`);
  }
  return response;
};

const bytesOf = async (url) => new Uint8Array(await (await load(url)).arrayBuffer());

const open = async ({ glue, wasm, wasmIntegrity, index, cards }) => {
  const [{ default: init, SearchEngine }, program, indexBytes, ...cardBytes] = await Promise.all([
    import(glue),
    load(wasm, { integrity: wasmIntegrity }),
    bytesOf(index),
    ...cards.map(bytesOf),
  ]);
  await init({ module_or_path: program });
  return SearchEngine.open(indexBytes, cardBytes);
};

let opened;

addEventListener('message', async ({ data }) => {
  try {
    if (data.kind === 'open') {
      opened = open(data);
      await opened;
      postMessage({ kind: 'ready' });
    } else if (data.kind === 'search') {
      const bytes = (await opened).search(data.bytes);
      postMessage({ kind: 'found', id: data.id, bytes }, [bytes.buffer]);
    }
  } catch (error) {
    postMessage({ kind: 'failed', reason: String(error) });
  }
});
