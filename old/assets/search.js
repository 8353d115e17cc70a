/* Search over the whole site, from the small files that regc writes into assets/search/ (compiler/site/search.h).
   They are classic scripts that call regcSearch(name, data), so this works in a folder that is opened as it is and
   under script-src 'self'.

   Weighed before: lunr, whose index of 2,000 pages is 2.7 MB (236 KB compressed) where one like this takes 364 KB
   (26 KB); MiniSearch and FlexSearch, which want their index whole before the first answer; Pagefind, which needs
   fetch and WebAssembly, and neither works from a folder. */
(function () {
	"use strict";

	/* ---- the words of a text; compiler/prose/search_words.c does the same ---- */

	const LETTER = "0-9a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3040-\\uffff";
	const TOKEN = new RegExp(
		"[0-9][0-9a-z]*(?:[./-](?:[0-9][0-9a-z]*|[a-z]{1,2}(?![0-9a-z]))| ?\\((?:[0-9]{1,3}|[a-z]{1,4})\\))*" +
		"|[a-z](?:\\.[a-z](?![" + LETTER + "]))+|[" + LETTER + "]+(?:['\u2019]s(?![" + LETTER + "]))?", "g");
	const MARKER = /^(s|ss|sec|section|art|article)$/;
	const ENDS = [[/(ss|us|is)$/, "$1"], [/ies$/, "y"], [/(ch|sh|ss|x)es$/, "$1"], [/s$/, ""]];

	function token(found) {
		if (/^[0-9]/.test(found))
			return found.replace(/[^0-9a-z]+/g, ".").replace(/\.$/, "");
		if (/^[a-z]\./.test(found))
			return found.replace(/\./g, "");
		const word = found.replace(/['\u2019].*$/, ""), end = word.length > 3 && ENDS.find(e => e[0].test(word));
		return end ? word.replace(end[0], end[1]) : word;
	}

	function tokens(text) {
		const bare = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss").replace(/ς/g, "σ");
		const all = [];
		for (const one of (bare.match(TOKEN) || []).map(token)) {
			const n = all.length;
			if (n > 1 && MARKER.test(all[n - 2]) && /^[0-9]/.test(all[n - 1]) && /^[0-9][0-9a-z]?$/.test(one))
				all[n - 1] += "." + one;
			else
				all.push(one);
		}
		return all;
	}

	/* ---- finding ---- */

	const NEAR = 0.4, BEGINS = 0.7, TITLE = 4, WHOLE_TITLE = 20, PRIOR = 6;
	const weight = where => (where & 1) + (where & 2) + (where & TITLE && 5) + (where & 8 && 10);

	/* one letter more, less, changed, or two swapped */
	function near(a, b) {
		let i = 0;
		while (i < a.length && a[i] === b[i])
			i++;
		const same = (x, y) => a.slice(i + x) === b.slice(i + y);
		return same(1, 1) || same(1, 0) || same(0, 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && same(2, 2));
	}

	/* calls use(entry, where) for each posting of "4A-2C" */
	function each(postings, use) {
		const run = /([0-9a-z]*)(?:-([0-9a-z]+))?([A-Z])/g;
		for (let at = 0, one; (one = run.exec(postings));) {
			at += parseInt(one[1] || 0, 36);
			for (let more = parseInt(one[2] || 0, 36); more >= 0; more--)
				use(at++, one[3].charCodeAt(0) - 65);
		}
	}

	/* load(name) promises the data of a file */
	function searcher(load) {
		async function termsOf(index, word, begins) {
			const own = index.terms.filter(name => word.startsWith(name)).sort().pop();
			const further = index.terms.filter(name => begins && name.length > word.length && name.startsWith(word));
			const names = (own === undefined ? [] : [own]).concat(further);
			const files = await Promise.all(names.map(name => load("terms-" + (name || "_"))));
			const all = [].concat(...files.map(Object.entries));
			const fits = all.map(([term, postings]) => [term === word ? 1 : begins && term.startsWith(word) ? BEGINS : 0, postings]);
			if (word.length < 4 || fits.some(fit => fit[0]))
				return fits;
			return all.map(([term, postings]) => [near(term, word) ? NEAR : 0, postings]);
		}

		/* for each entry how well it has the word, and whether its title does */
		async function scores(index, word, begins) {
			const score = new Float32Array(index.rank.length), title = new Uint8Array(index.rank.length);
			for (const [fit, postings] of await termsOf(index, word, begins && word.length > 1))
				if (fit)
					each(postings, (entry, where) => {
						score[entry] = Math.max(score[entry], weight(where) * fit);
						if (where & TITLE && fit > NEAR)
							title[entry] = 1;
					});
			return {score, title};
		}

		async function facet(index, name, fits) {
			const has = new Uint8Array(index.rank.length);
			if (index.facets.includes(name))
				for (const [value, postings] of Object.entries(await load("facet-" + name)))
					if (fits(value))
						each(postings, entry => { has[entry] = 1; });
			return has;
		}

		/* one list for each choice that is made; what is chosen of a mapping holds of one and the same */
		function chosen(index, choice) {
			const kind = index.kinds.find(k => k[0] === choice.kind), all = [];
			const mapping = [choice.state, choice.exposure, choice.relation];
			if (kind)
				all.push(Array.from(index.rank, (_, i) => i >= kind[1] && i < kind[2]));
			for (const name of ["platform", "category"])
				if (choice[name])
					all.push(facet(index, name, value => value === choice[name]));
			if (choice.place || mapping.some(Boolean))
				all.push(facet(index, choice.place ? "judged-" + choice.place : "judged", value => {
					const parts = value.split(".");
					return mapping.every((part, i) => !part || part === parts[i]);
				}));
			return Promise.all(all);
		}

		/* the numbers of the entries, best first */
		async function find(text, choice) {
			const index = await load("index"), all = tokens(text);
			const words = all.filter((word, i) => !index.skip.includes(word) && !(MARKER.test(word) && /^[0-9]/.test(all[i + 1])));
			const filters = await chosen(index, choice);
			const found = await Promise.all(words.map((word, i) => scores(index, word, i === words.length - 1)));
			const hits = [];
			if (!words.length && (all.length || !filters.length))
				return hits;
			for (let entry = 0; entry < index.rank.length; entry++) {
				if (!found.every(f => f.score[entry]) || !filters.every(f => f[entry]))
					continue;
				const rank = parseInt(index.rank[entry], 36), length = Math.max(rank % 8 + 1, 1);
				const titles = found.reduce((n, f) => n + f.title[entry], 0);
				const score = found.reduce((sum, f) => sum + f.score[entry], 0);
				hits.push([score + WHOLE_TITLE * Math.min(titles / length, 1) + PRIOR * (rank >> 3), entry]);
			}
			return hits.sort((a, b) => words.length && b[0] - a[0] || a[1] - b[1]).map(hit => hit[1]);
		}

		async function show(entry) {
			const index = await load("index"), block = await load("entries-" + Math.floor(entry / index.block));
			const [cite, title, place, href, line] = block[entry % index.block];
			return {kind: index.kinds.find(k => entry < k[2])[0], cite, title, place, href, line};
		}

		return {find, show};
	}

	if (typeof module === "object")
		module.exports = {tokens, searcher};
	else
		window.regcSearcher = searcher;
})();
