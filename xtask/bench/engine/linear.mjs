// Memory of WebAssembly programs, which Chromium leaves out of what it says about a page. To be called before any program starts.

/** Begins to watch; gives a function that tells the bytes of all memories so far. */
export function watchLinearMemory() {
  const memories = new Set();
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(how) {
      super(how);
      memories.add(this);
    }
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      Object.values(exports).filter((value) => value instanceof Memory).forEach((memory) => memories.add(memory));
      return made;
    };
  }
  return () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
