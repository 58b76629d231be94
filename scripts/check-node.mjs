// Parsed by any Node that knows modules, so nothing newer than that in here.
var wanted = [20, 19];
var found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'Caveat needs Node ' +
      wanted.join('.') +
      ' or newer, and this is Node ' +
      process.versions.node +
      '. Get a newer one from nodejs.org.',
  );
  process.exit(1);
}
