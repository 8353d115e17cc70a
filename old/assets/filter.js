/* Choices and sorting for what stands in a table already. A box, [data-filter], holds the rows, and where they
   are many a hidden form of class "filter" and a place to say how many are shown. The rows are those of its tables,
   and list items marked data-row. What can be chosen:
   - the selects of the form, by the row's data-NAME, a list of words; place, state, exposure and relation go
     together, by data-judged: a row is shown where one and the same mapping has all that is chosen of them;
   - the columns named in data-filter ("Law|Service"), by the words of the row's [data-label] of that name.
   A table with data-sort is sorted by its heads, but those marked data-unsorted. The address carries both.
   Without this script the form stays hidden and the tables are whole. */
(function () {
	"use strict";
	const JUDGED = ["place", "state", "exposure", "relation"], NEXT = {none: 1, ascending: -1, descending: 0};

	const words = e => (e.dataset.value || e.textContent).replace(/\s+/g, " ").trim();
	const list = text => (text || "").split(" ").filter(Boolean);

	/* the values of a row in a column: its list items, or the whole */
	function values(row, label) {
		const cell = Array.from(row.querySelectorAll("[data-label]")).find(e => e.dataset.label === label);
		if (!cell)
			return [];
		const items = Array.from(cell.querySelectorAll("li"));
		return Array.from(new Set((items.length ? items : [cell]).map(words).filter(Boolean)));
	}

	/* a select for a column, where it parts the rows */
	function column(label, rows, any) {
		const counts = new Map();
		rows.forEach(row => values(row, label).forEach(value => counts.set(value, (counts.get(value) || 0) + 1)));
		if (counts.size < 2 || counts.size >= rows.length)
			return null;
		const select = document.createElement("select");
		select.name = label.toLowerCase().replace(/\s+/g, "-");
		select.dataset.column = label;
		select.append(new Option(any, ""));
		for (const value of Array.from(counts.keys()).sort((a, b) => a.localeCompare(b)))
			select.append(new Option(value + " (" + counts.get(value) + ")", value));
		const field = document.createElement("label"), name = document.createElement("span");
		name.className = "label";
		name.textContent = label;
		field.append(name, select);
		return field;
	}

	function fits(row, selects) {
		const judged = selects.filter(select => JUDGED.includes(select.name) && !select.dataset.column);
		return selects.every(select => judged.includes(select) ||
			(select.dataset.column ? values(row, select.dataset.column) : list(row.dataset[select.name])).includes(select.value)) &&
			(!judged.length || list(row.dataset.judged).some(mapping => {
				const parts = mapping.split("/");
				return judged.every(select => parts[JUDGED.indexOf(select.name)] === select.value);
			}));
	}

	function sortKey(row, col) {
		const cell = row.cells[col];
		return cell.dataset.sort === undefined ? words(cell) : cell.dataset.sort;
	}

	/* dir: 1, -1, or 0 for the order the page came in */
	function sort(table, order, col, dir) {
		const by = (a, b) => sortKey(a, col).localeCompare(sortKey(b, col), undefined, {numeric: true});
		const rows = dir ? order.slice().sort((a, b) => dir * by(a, b)) : order;
		table.tBodies[0].append(...rows);
		Array.from(table.tHead.rows[0].cells).forEach((th, i) => {
			if (dir && i === col)
				th.setAttribute("aria-sort", dir > 0 ? "ascending" : "descending");
			else
				th.removeAttribute("aria-sort");
		});
	}

	const recall = () => new URLSearchParams(location.search || (location.hash.includes("=") ? location.hash.slice(1) : ""));

	function keep(said) {
		const text = said.toString();
		try {
			history.replaceState(null, "", location.pathname + (text && "?" + text) + (location.hash.includes("=") ? "" : location.hash));
		} catch (e) { /* some browsers let a folder's page change only what is behind "#" */
			location.replace("#" + text);
		}
	}

	function start(box, number) {
		const form = box.querySelector("form.filter"), status = box.querySelector("[role=status]");
		const rows = Array.from(box.querySelectorAll("tbody tr, li[data-row]"));
		const tables = Array.from(box.querySelectorAll("table[data-sort]")).filter(table => table.tBodies[0].rows.length > 1);
		const orders = tables.map(table => Array.from(table.tBodies[0].rows));
		const key = name => (number ? number + "." : "") + name;
		let sorted = "", selects = [];

		if (form) {
			box.dataset.filter.split("|").map(label => column(label, rows, form.dataset.any)).filter(Boolean)
				.forEach(field => form.querySelector("fieldset").append(field));
			selects = Array.from(form.querySelectorAll("select"));
			form.hidden = !selects.length;
		}

		function show() {
			const chosen = selects.filter(select => select.value);
			let n = 0;
			rows.forEach(row => {
				row.hidden = !fits(row, chosen);
				n += !row.hidden;
			});
			box.querySelectorAll("section").forEach(section => {
				section.hidden = !rows.some(row => !row.hidden && section.contains(row));
			});
			if (selects.length)
				status.textContent = form.dataset.counted.replace("##", rows.length).replace("#", n);
		}

		function say() {
			const said = recall();
			selects.forEach(select => select.value ? said.set(key(select.name), select.value) : said.delete(key(select.name)));
			if (sorted)
				said.set(key("sort"), sorted);
			else
				said.delete(key("sort"));
			keep(said);
		}

		function sortBy(table, col, dir) {
			tables.forEach((one, i) => sort(one, orders[i], col, i === table ? dir : 0));
			sorted = dir ? [table, col, dir].join(".") : "";
		}

		tables.forEach((table, t) => {
			table.classList.add("sorts");
			Array.from(table.tHead.rows[0].cells).forEach((th, col) => {
				if (th.hasAttribute("data-unsorted"))
					return;
				const button = document.createElement("button");
				button.type = "button";
				button.append(...th.childNodes);
				button.addEventListener("click", () => {
					sortBy(t, col, NEXT[th.getAttribute("aria-sort") || "none"]);
					say();
				});
				th.append(button);
			});
		});

		const said = recall(), [table, col, dir] = (said.get(key("sort")) || "").split(".").map(Number);
		selects.forEach(select => {
			select.value = said.get(key(select.name)) || "";
			if (select.selectedIndex < 0)
				select.selectedIndex = 0;
		});
		if (tables[table] && tables[table].tHead.rows[0].cells[col])
			sortBy(table, col, dir < 0 ? -1 : 1);
		if (form) {
			form.addEventListener("submit", event => event.preventDefault());
			form.addEventListener("change", () => { show(); say(); });
			form.addEventListener("reset", () => setTimeout(() => { show(); say(); }));
			show();
		}
	}

	document.querySelectorAll("[data-filter]").forEach((box, number) => {
		if (box.dataset.ready)
			return;
		box.dataset.ready = "yes";
		start(box, number);
	});
})();
