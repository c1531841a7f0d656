/** The only style of pages without script, whoever serves them; their content policy knows it by its hash. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #17222b; --soft: #55646f; --ground: #f6f5f1; --card: #fff; --line: #c9d0d3; --accent: #0b5e66; --on-accent: #fff; --bad: #9c1c1c; --bad-ground: #fdeeee; --good-ground: #e8f5ec; }
@media (prefers-color-scheme: dark) { :root { --text: #eef2f4; --soft: #aab6be; --ground: #12181c; --card: #1c2429; --line: #46525a; --accent: #6cc5cd; --on-accent: #08262a; --bad: #ff9d94; --bad-ground: #3a2222; --good-ground: #1d3325; } }
* { box-sizing: border-box; }
body { font: 1rem/1.9 Vazirmatn, system-ui, Tahoma, sans-serif; margin: 0; color: var(--text); background: var(--ground); }
header, main, footer { max-width: 48rem; margin-inline: auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; }
header strong { font-size: 1.3rem; color: var(--accent); }
header a[hreflang] { margin-inline-start: auto; }
a { color: var(--accent); }
h1 { font-size: 1.5rem; line-height: 1.5; margin-block: .5rem; }
h2 { font-size: 1.15rem; margin-block: 1.5rem .5rem; }
form, .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin-block: 1rem; }
label, legend { display: block; font-weight: 600; margin-block: .75rem .25rem; }
.hint { color: var(--soft); font-size: .9rem; margin: .25rem 0 0; }
input, select, textarea { font: inherit; width: 100%; padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: .35rem; background: var(--card); color: var(--text); }
input[aria-invalid], textarea[aria-invalid], select[aria-invalid] { border-color: var(--bad); border-width: 2px; }
textarea { min-height: 9rem; }
button { font: inherit; font-weight: 600; margin-block-start: 1rem; padding: .5rem 1.25rem; border: 1px solid var(--accent); border-radius: .35rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.second { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.bad { background: var(--bad-ground); border-color: var(--bad); }
.good { background: var(--good-ground); }
.late { color: var(--bad); font-weight: 600; }
.trap { position: absolute; inset-inline-start: -100vw; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
code { direction: ltr; unicode-bidi: isolate; font-size: 1.05em; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border-block-end: 1px solid var(--line); }
td.number { font-variant-numeric: tabular-nums; }
ul, ol { padding-inline-start: 1.25rem; }
form.inline { background: none; border: 0; padding: 0; margin: 0; }
form.inline button { margin: 0; padding: .15rem .75rem; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { position: static; }
fieldset { border: 1px solid var(--line); border-radius: .35rem; margin-block: .75rem; }
.choices label { display: inline-block; font-weight: 400; margin-inline-end: 1rem; }
.choices input { width: auto; }
a[aria-current] { font-weight: 700; text-decoration: none; color: var(--text); }
@media print { header, footer, form { display: none; } body { background: #fff; } }
`;
