// Parsed by any Node that knows modules, so nothing newer than that in here. Whoever imports this may import anything
// that a newer Node needs only afterwards, by import().
var found = process.versions.node;
var parts = found.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error('Caveat needs Node 20.19 or newer, and this is Node ' + found + '. Get a newer one from nodejs.org.');
  process.exit(1);
}
