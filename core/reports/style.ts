/** The look of every report: paper in light and dark, numbered marks, and something that can be printed. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1d1c1a, #e9e6df); --soft: light-dark(#5f5b53, #b0aba0); --rule: light-dark(#dfdbd2, #3a3936);
  --paper: light-dark(#fbfaf7, #1b1b1a); --blue: light-dark(#0a62b5, #7db5f2); --purple: light-dark(#7a3fa0, #c99be6);
  --orange: light-dark(#ac4300, #f0a35e); --green: light-dark(#2c6e2f, #8fca7f); --red: light-dark(#b1241f, #f28f86);
  --teal: light-dark(#0b6b6f, #63c7c4); --pink: light-dark(#ab2a72, #ef94c4); --brown: light-dark(#6d5318, #d0b16a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 400 17px/1.6 'Source Serif 4', 'Noto Serif', Georgia, serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .7rem; padding-top: .8rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
p { margin: 0 0 .8rem; }
a { color: inherit; }
.meta, .small, th, dt, .number { font-family: Inter, 'Noto Sans', system-ui, sans-serif; }
.meta, .small { font-size: .8rem; color: var(--soft); }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
th { font-size: .78rem; font-weight: 600; color: var(--soft); }
td.count, th.count { text-align: end; white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
.words { white-space: pre-wrap; }
mark { background: none; color: inherit; text-decoration: underline 2px var(--mark); text-decoration-skip-ink: none;
  text-underline-offset: calc(3px + var(--lane, 0) * 5px); }
mark.double { text-decoration-style: double; text-decoration-thickness: 1px; }
mark.wavy { text-decoration-style: wavy; text-decoration-thickness: 1.5px; }
mark.dotted { text-decoration-style: dotted; }
mark.dashed { text-decoration-style: dashed; }
.blue { --mark: var(--blue); } .purple { --mark: var(--purple); } .orange { --mark: var(--orange); } .green { --mark: var(--green); }
.red { --mark: var(--red); } .teal { --mark: var(--teal); } .pink { --mark: var(--pink); } .brown { --mark: var(--brown); }
.lane-1 { --lane: 1; } .lane-2 { --lane: 2; } .lane-3 { --lane: 3; } .lane-4 { --lane: 4; } .lane-5 { --lane: 5; }
sup.number { font-size: .62em; line-height: 0; } sup.number a { text-decoration: none; color: var(--mark, var(--soft)); }
.entry { margin: 0 0 1rem; padding: .7rem 0 .2rem; border-bottom: 1px solid var(--rule); break-inside: avoid; }
.entry blockquote { margin: .2rem 0 .5rem; padding-inline-start: .9rem; border-inline-start: 3px solid var(--mark, var(--rule)); }
.kind { font: 600 .8rem/1.4 Inter, 'Noto Sans', system-ui, sans-serif; }
.kind .good { color: var(--green); } .kind .bad, .none { color: var(--red); } .kind .mixed { color: var(--orange); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 .6rem; font-size: .92rem; }
dt { font-size: .78rem; color: var(--soft); padding-top: .15rem; } dd { margin: 0; }
ul { margin: 0 0 .6rem; padding-inline-start: 1.2rem; }
.support { width: 14rem; }
.line { display: block; min-height: 1.2em; border-bottom: 1px solid var(--rule); }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 11pt; } a { text-decoration: none; } h2 { break-after: avoid; } }
`;
