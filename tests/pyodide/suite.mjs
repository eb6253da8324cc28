// Runs pytest on pyodide: node suite.mjs PYODIDE PACKAGES CHECKOUT ARGUMENT…; ends with the exit status of pytest.

import { pathToFileURL } from "node:url";

const [pyodide, packages, checkout, ...args] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: pyodide });
python.mountNodeFS("/packages", packages);
python.mountNodeFS("/checkout", checkout);
python.globals.set("args", python.toPy(args));
process.exitCode = python.runPython(`
import os, sys
sys.path[:0] = ["/checkout", "/packages"]
sys.dont_write_bytecode = True
os.chdir("/checkout")
print("Python", sys.version, "on", sys.platform)
import pytest
int(pytest.main(["-p", "no:cacheprovider", *args]))
`);
