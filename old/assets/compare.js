/* Clauses of two to four platforms side by side. A box, [data-compare], holds a hidden form of class "choice" and a
   table with a row a clause, whose rows have data-platform. The choice makes a second table from the cells of
   the first: a column a platform, a row a field. Fields whose head has data-field are compared by the words in their
   cells, and each says whether they differ. The address keeps the choice, "#compare=a,b".
   Without this script the form stays hidden and the one table is whole. */
(function () {
	"use strict";
	const LEAST = 2, MOST = 4, KEY = "#compare=";

	const words = e => e.textContent.replace(/\s+/g, " ").trim();

	function element(name, text, attributes) {
		const e = document.createElement(name);
		if (text)
			e.textContent = text;
		for (const key in attributes || {})
			e.setAttribute(key, attributes[key]);
		return e;
	}

	/* what a platform has under a field: of one clause the cell, of several a list of theirs */
	function filled(cells, label) {
		const td = element("td", "", {"data-label": label});
		const list = cells.length > 1 ? td.appendChild(element("ol")) : null;
		for (const cell of cells) {
			const to = list ? list.appendChild(element("li")) : td;
			for (const node of cell.childNodes)
				to.append(node.cloneNode(true));
		}
		return td;
	}

	/* which of the heads are to be compared, and what their row is called */
	const fieldsOf = table => Array.from(table.tHead.rows[0].cells)
		.map((head, at) => ({name: words(head), at: at, compared: head.hasAttribute("data-field")})).slice(1);

	function sideBySide(form, table, chosen) {
		const made = element("table", "", {class: "stack beside-each-other"}), head = made.createTHead().insertRow();
		const body = made.createTBody(), result = {table: made, n: 0, of: 0};
		made.createCaption().textContent = form.dataset.caption;
		head.append(element("td"));
		for (const platform of chosen)
			head.append(element("th", platform.name, {scope: "col"}));
		for (const field of fieldsOf(table)) {
			const row = body.insertRow(), th = row.appendChild(element("th", field.name, {scope: "row"}));
			const cells = chosen.map(platform => platform.rows.map(r => r.cells[field.at]));
			if (field.compared) {
				const differs = new Set(cells.map(of => of.map(words).join("\n"))).size > 1;
				th.append(" ", element("span", differs ? form.dataset.differs : form.dataset.same,
					{class: differs ? "mark differs" : "note"}));
				result.n += differs;
				result.of++;
			}
			cells.forEach((of, i) => row.append(filled(of, chosen[i].name)));
		}
		return result;
	}

	function begin(box) {
		const form = box.querySelector(".choice"), table = box.querySelector("table");
		if (!form)
			return;
		const whole = table.parentNode, status = form.querySelector("[role=status]");
		const boxes = Array.from(form.querySelectorAll("input"));
		const place = whole.parentNode.insertBefore(element("div", "", {class: "wide"}), whole);

		const name = input => words(input.parentNode);
		const rowsOf = input => Array.from(table.tBodies[0].rows).filter(row => row.dataset.platform === input.value);

		function show() {
			const chosen = boxes.filter(input => input.checked);
			const side = chosen.length >= LEAST
				? sideBySide(form, table, chosen.map(input => ({name: name(input), rows: rowsOf(input)}))) : null;
			boxes.forEach(input => { input.disabled = !input.checked && chosen.length >= MOST; });
			place.replaceChildren(...(side ? [side.table] : []));
			place.hidden = !side;
			whole.hidden = Boolean(side);
			status.textContent = side
				? form.dataset.some.replace("{names}", chosen.map(name).join(", ")).replace("{of}", side.of).replace("{n}", side.n)
				: form.dataset.all + (chosen.length ? " " + form.dataset.one : "");
		}

		function read() {
			const asked = location.hash.startsWith(KEY) ? location.hash.slice(KEY.length).split(",") : [];
			const known = boxes.filter(input => asked.includes(input.value)).slice(0, MOST);
			boxes.forEach(input => { input.checked = known.includes(input); });
			show();
		}

		function keep() {
			const ids = boxes.filter(input => input.checked).map(input => input.value);
			history.replaceState(null, "", ids.length ? KEY + ids.join(",") : location.pathname + location.search);
			show();
		}

		form.hidden = false;
		form.addEventListener("change", keep);
		form.addEventListener("submit", event => event.preventDefault());
		form.addEventListener("reset", event => {
			event.preventDefault();
			boxes.forEach(input => { input.checked = false; });
			keep();
		});
		addEventListener("hashchange", () => {
			if (location.hash.startsWith(KEY) || !location.hash)
				read();
		});
		read();
	}

	document.querySelectorAll("[data-compare]").forEach(begin);
})();
