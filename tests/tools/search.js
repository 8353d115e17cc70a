/* Runs templates/search.js against the files of a site, without a browser.
   node search.js SCRIPT SITE QUERY [NAME=VALUE ...]  what is found, best first, a line each: HREF, kind, title
   node search.js SCRIPT --tokens                     the tokens of each line of standard input */
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm");
const [script, site, query, ...choices] = process.argv.slice(2);
const {tokens, searcher} = require(path.resolve(script));

if (site === "--tokens") {
	for (const line of fs.readFileSync(0, "utf8").split("\n").slice(0, -1))
		console.log(tokens(line).join(" "));
} else {
	const files = {};
	let bytes = 0;
	const {find, show} = searcher(async name => {
		if (!files[name]) {
			const text = fs.readFileSync(path.join(site, "assets/search", name + ".js"), "utf8");
			bytes += text.length;
			vm.runInNewContext(text, {regcSearch: (as, data) => { files[as] = data; }});
		}
		return files[name];
	});
	(async () => {
		const start = process.hrtime.bigint();
		const hits = await find(query, Object.fromEntries(choices.map(c => c.split("="))));
		const shown = await Promise.all(hits.slice(0, 10).map(show));
		const ms = Number(process.hrtime.bigint() - start) / 1e6;
		for (const e of shown)
			console.log([e.href, e.kind, e.cite ? e.cite + " " + e.title : e.title].join("\t"));
		console.error(`${hits.length} found, ${Object.keys(files).length} files, ${bytes} bytes, ${ms.toFixed(1)} ms`);
	})();
}
