#include "records.h"

#include <stdlib.h>
#include <string.h>

#include "../evidence/lockfile.h"

/* ---- the changes ---- */

static bool
is_within(struct clock *clock, const struct recorded_step *s, int32_t since)
{
	return (since == DAY_MIN || s->on.first >= since) && clock_reached(clock, s->on) == TRI_YES;
}

static void
list_put(struct step_list *list, const struct recorded_step *s)
{
	list->all = mem_room(list->all, list->n, &list->cap, sizeof *list->all);
	list->all[list->n++] = s;
}

/* of the documents of a platform */
static void
gather_news(struct step_list *list, const struct analysis *an, const struct card *platform)
{
	struct cards documents = documents_of(platform);
	const struct recorded_step *steps;
	size_t n;

	for (size_t d = 0; d < documents.n; d++) {
		steps = steps_of(an, documents.all[d], &n);
		for (size_t i = 0; i < n; i++)
			if (steps[i].news)
				list_put(list, &steps[i]);
	}
	free(documents.all);
	steps_sort(list);
}

struct step_list
changes_recorded(const struct analysis *an, struct clock *clock, const struct card *platform, int32_t since)
{
	const struct step_list *all = &an->steps->newest;
	struct step_list list = {0};
	size_t kept = 0;

	if (platform)
		gather_news(&list, an, platform);
	for (size_t i = 0; i < all->n && !platform; i++)
		if (all->all[i]->news)
			list_put(&list, all->all[i]);
	for (size_t i = 0; i < list.n; i++)
		if (is_within(clock, list.all[i], since))
			list.all[kept++] = list.all[i];
	list.n = kept;
	return list;
}

struct step_list
changes_touching(const struct analysis *an, struct clock *clock, const struct card *unit)
{
	struct step_list list = {0};
	struct cards c = {0};

	cards_naming(&c, unit, "record", strcmp(unit->kind, "obligation") == 0 ? "obligations" : "touches");
	for (size_t i = 0; i < c.n; i++) {
		const struct recorded_step *s = step_of_record(an, c.all[i]);

		if (s && is_within(clock, s, DAY_MIN))
			list_put(&list, s);
	}
	free(c.all);
	steps_sort(&list);
	return list;
}

bool
changes_has_feed(const struct card *platform)
{
	struct cards documents = documents_of(platform);
	bool found = false;

	for (size_t i = 0; i < documents.n && !found; i++)
		found = lock_of(documents.all[i]) != NULL;
	free(documents.all);
	return found;
}

/* ---- counts ---- */

/* over all days, and over the last 365 */
struct windows {
	size_t n, year;
};

/* of news and of all else; a step whose class is not news is so by a mark, and those have rows of their own */
enum { NEWS_BY_EFFECT = CHANGE_CLASSES, NEWS_BY_LINK, NEWS_ROWS };

struct counts {
	struct windows news[NEWS_ROWS], quiet[CHANGE_CLASSES], of, of_quiet;
};

/* whether the later capture is of the 365 days that end with the day; the answer narrows the page */
static bool
is_of_year(struct clock *clock, const struct recorded_step *s)
{
	return clock_reached(clock, date_of_day(s->on.first + 365)) == TRI_NO;
}

static void
count_in(struct windows *w, size_t n, bool year)
{
	w->n += n;
	w->year += year ? n : 0;
}

static size_t
row_of(const struct recorded_step *s)
{
	return change_is_news(s->class, 0) ? (size_t)s->class : s->marks & MARK_EFFECT ? NEWS_BY_EFFECT : NEWS_BY_LINK;
}

static void
count_step(struct counts *counts, struct clock *clock, const struct recorded_step *s)
{
	bool year = is_of_year(clock, s);

	count_in(s->news ? &counts->of : &counts->of_quiet, 1, year);
	if (!s->news)
		count_in(&counts->quiet[s->class], 1, year);
	else
		count_in(&counts->news[row_of(s)], 1, year);
}

static void
count_steps(struct counts *counts, struct clock *clock, const struct recorded_step *steps, size_t n, int32_t since)
{
	for (size_t i = 0; i < n; i++)
		if (is_within(clock, &steps[i], since))
			count_step(counts, clock, &steps[i]);
}

/* of a platform's documents, or of all */
static void
count_all(struct counts *counts, struct builder *b, const struct card *platform, int32_t since)
{
	struct cards documents = {0};
	const struct recorded_step *steps;
	size_t n;

	if (!platform) {
		count_steps(counts, &b->clock, b->analysis->steps->all, b->analysis->steps->n, since);
		return;
	}
	documents = documents_of(platform);
	for (size_t i = 0; i < documents.n; i++) {
		steps = steps_of(b->analysis, documents.all[i], &n);
		count_steps(counts, &b->clock, steps, n, since);
	}
	free(documents.all);
}

static void
put_windows(struct builder *b, struct node *parent, struct windows w)
{
	put_count(b, parent, "n", w.n);
	put_count(b, parent, "year", w.year);
}

static void
put_class(struct builder *b, struct node *list, const char *class, struct windows w)
{
	struct node *count = w.n ? put_map(b, list, NULL) : NULL;

	if (!count)
		return;
	node_put(b->arena, count, "class", class);
	put_windows(b, count, w);
}

/* the changes that are news by class, and the steps that are not; each with its sum */
static void
put_counts(struct builder *b, struct node *changes, const struct card *platform, int32_t since)
{
	struct node *list = put_list(b, changes, "classes"), *quiet;
	struct counts counts = {0};

	count_all(&counts, b, platform, since);
	for (int c = CHANGE_CLASSES - 1; c >= 0; c--)
		put_class(b, list, change_class_name((enum change_class)c), counts.news[c]);
	put_class(b, list, change_mark_name(MARK_EFFECT), counts.news[NEWS_BY_EFFECT]);
	put_class(b, list, change_mark_name(MARK_TERMS), counts.news[NEWS_BY_LINK]);
	put_count(b, changes, "of", counts.of.n);
	put_count(b, changes, "of-year", counts.of.year);
	quiet = put_map(b, changes, "others");
	list = put_list(b, quiet, "classes");
	for (int c = CHANGE_CLASSES - 1; c >= 0; c--)
		put_class(b, list, change_class_name((enum change_class)c), counts.quiet[c]);
	put_count(b, quiet, "of", counts.of_quiet.n);
	put_count(b, quiet, "of-year", counts.of_quiet.year);
}

static void
add_categories(struct cards *c, const struct card *provision)
{
	const struct node *categories = node_get(provision->facts, "categories");

	for (const struct node *n = categories ? categories->first : NULL; n; n = n->next)
		if (n->to)
			cards_put(c, n->to);
}

/* the categories of the clauses that a record touches, by id */
static struct cards
categories_touched(const struct recorded_step *s)
{
	const struct node *touches = node_get(s->record->facts, "touches");
	struct cards c = {0};

	for (const struct node *p = touches ? touches->first : NULL; p; p = p->next)
		if (p->to)
			add_categories(&c, p->to);
	cards_sort(&c);
	return c;
}

/* the categories of a platform's clauses, and of others that its records touch, by id */
static struct cards
categories_of(const struct card *platform, const struct step_list *records)
{
	struct cards provisions = provisions_of_platform(platform), c = {0};

	for (size_t i = 0; i < provisions.n; i++)
		add_categories(&c, provisions.all[i]);
	free(provisions.all);
	for (size_t i = 0; i < records->n; i++) {
		struct cards touched = categories_touched(records->all[i]);

		for (size_t t = 0; t < touched.n; t++)
			cards_put(&c, touched.all[t]);
		free(touched.all);
	}
	cards_sort(&c);
	return c;
}

/* adds a record to each category it touches; gives how many those are */
static size_t
count_record(struct windows *in, const struct cards *categories, const struct recorded_step *record, bool year)
{
	struct cards touched = categories_touched(record);

	for (size_t t = 0, c = 0; t < touched.n; t++) {
		while (categories->all[c] != touched.all[t])
			c++;
		count_in(&in[c], 1, year);
	}
	return count_and_free(touched);
}

/* A record counts once in each category whose clauses it touches. So the categories and the records in none come to
 * all records and, once more for each further category, those in several. */
static void
count_categories(struct builder *b, struct node *changes, const struct step_list *records, const struct card *platform)
{
	struct cards categories = categories_of(platform, records);
	struct windows *in, none = {0}, again = {0};
	struct node *list = put_list(b, changes, "categories"), *count;

	ARENA_ARRAY(b->arena, in, categories.n);
	for (size_t i = 0; i < records->n; i++) {
		bool year = is_of_year(&b->clock, records->all[i]);
		size_t n = count_record(in, &categories, records->all[i], year);

		count_in(&none, n == 0, year);
		count_in(&again, n ? n - 1 : 0, year);
	}
	for (size_t c = 0; c < categories.n; c++) {
		count = put_map(b, list, NULL);
		put_windows(b, count, in[c]);
		put_link(b, count, "unit", categories.all[c]);
	}
	put_windows(b, put_map(b, changes, "in-none"), none);
	put_windows(b, put_map(b, changes, "again"), again);
	free(categories.all);
}

/* ---- one entry ---- */

/* parts of a sentence as "A, B and C": the first stands before a comma, the last two are joined by the catalogue */
static struct node *
listed(struct builder *b, const struct node *first)
{
	struct node *list = node_list(b->arena), *one, *r;

	if (!first->next || !first->next->next) {
		for (const struct node *part = first; part; part = part->next)
			node_add(list, NULL, node_copy(b->arena, part));
		return list;
	}
	one = node_list(b->arena);
	node_add(one, NULL, node_copy(b->arena, first));
	r = reason_add(b->arena, list, REASON_CHANGE_COMMA);
	reason_all(b->arena, r, "one", one);
	reason_all(b->arena, r, "other", listed(b, first->next));
	return list;
}

enum { NAMED = 4, FIGURES = 2 }; /* so many subjects and figures are named; of the others, how many */

/* "liability, arbitration and 2 other subjects", or NULL */
static struct node *
subjects_of(struct builder *b, const struct card *record)
{
	const struct node *subjects = node_get(record->facts, "subjects");
	size_t all = node_count(subjects), most = all > NAMED ? NAMED - 1 : NAMED, n = 0;
	struct node *parts = node_list(b->arena);

	for (const struct node *s = subjects ? subjects->first : NULL; s && n < most; s = s->next, n++)
		reason_text(b->arena, reason_add(b->arena, parts, REASON_CHANGE_SUBJECT), "subject", s->text);
	if (n < all)
		reason_count(b->arena, reason_add(b->arena, parts, REASON_CHANGE_SUBJECTS), "n", all - n);
	return n ? listed(b, parts->first) : NULL;
}

static void
say_figures(struct builder *b, struct node *says, const struct card *record)
{
	const struct node *figures = node_get(record->facts, "figures");
	size_t all = node_count(figures), n = 0;

	for (const struct node *f = figures ? figures->first : NULL; f && n < FIGURES; f = f->next, n++) {
		const char *section = node_text(f, "section"), *inner = section ? strstr(section, " > ") : NULL;
		struct node *r = reason_add(b->arena, says, section ? REASON_CHANGE_FIGURE_UNDER : REASON_CHANGE_FIGURE);

		reason_text(b->arena, r, "now", node_text(f, "now"));
		reason_text(b->arena, r, "was", node_text(f, "was"));
		for (; inner; inner = strstr(section, " > ")) /* the nearest heading */
			section = inner + 3;
		if (section)
			reason_text(b->arena, r, "section", section);
	}
	if (n < all)
		reason_count(b->arena, reason_add(b->arena, says, REASON_CHANGE_FIGURES), "n", all - n);
}

/* "2 sentences added and 1 sentence removed" as a part of a sentence, or NULL */
static struct node *
counts_of(struct builder *b, const struct card *record)
{
	static const struct { const char *field; enum reason_code code; } counts[] = {
		{"added", REASON_CHANGE_ADDED}, {"removed", REASON_CHANGE_REMOVED}, {"modified", REASON_CHANGE_REWORDED},
	};
	struct node *parts = node_list(b->arena);

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		const char *n = node_text(record->facts, counts[i].field);

		if (n && strcmp(n, "0") != 0)
			reason_text(b->arena, reason_add(b->arena, parts, counts[i].code), "n", n);
	}
	return parts->first ? listed(b, parts->first) : NULL;
}

static void
say_links(struct builder *b, struct node *says, const struct card *record)
{
	const struct node *links = node_get(record->facts, "links");
	struct node *r;

	if (!links)
		return;
	r = reason_add(b->arena, says,
	               links->first->next              ? REASON_CHANGE_LINKS
	               : node_get(links->first, "now") ? REASON_CHANGE_LINK
	                                               : REASON_CHANGE_LINK_GONE);
	if (links->first->next)
		reason_count(b->arena, r, "n", node_count(links));
	else
		reason_text(b->arena, r, "text", node_text(links->first, "text"));
}

void
changes_when(struct builder *b, struct node *r, const char *from, const char *to)
{
	struct node *when = node_list(b->arena), *one;

	if (text_is(from, to)) {
		one = reason_add(b->arena, when, REASON_CHANGE_SAME_DAY);
		reason_text(b->arena, one, "on", to);
	} else {
		one = reason_add(b->arena, when, REASON_CHANGE_BETWEEN);
		reason_text(b->arena, one, "from", from);
		reason_text(b->arena, one, "to", to);
	}
	reason_all(b->arena, r, "when", when);
}

void
changes_lead(struct builder *b, struct node *says, const struct card *record)
{
	const struct node *before = lock_capture(record_owner(record), node_text(record->facts, "before"));
	struct node *counts = counts_of(b, record), *subjects = subjects_of(b, record);
	struct node *r = reason_add(b->arena, says, !counts   ? REASON_CHANGE_CAPTURED
	                                            : subjects ? REASON_CHANGE_DIFFERS_ABOUT
	                                                       : REASON_CHANGE_DIFFERS);

	changes_when(b, r, node_text(before, "on"), node_text(record->facts, "on"));
	if (counts)
		reason_all(b->arena, r, "counts", counts);
	if (counts && subjects)
		reason_all(b->arena, r, "subjects", subjects);
	say_figures(b, says, record);
	say_links(b, says, record);
}

/* Of new wording the counts say enough; of another class, what it is. Links to other terms were told already. */
static void
say_class(struct builder *b, struct node *says, const struct card *record, const struct node *marks)
{
	if (node_is(record->facts, "step", "new-wording"))
		return;
	reason_text(b->arena, reason_add(b->arena, says, REASON_CHANGE_KIND), "change-class",
	            node_text(record->facts, "step"));
	for (const struct node *mark = marks ? marks->first : NULL; mark; mark = mark->next)
		if (!node_get(record->facts, "links") || !strstr(mark->text, "link"))
			reason_text(b->arena, reason_add(b->arena, says, REASON_CHANGE_MARK), "mark", mark->text);
}

static void
say_touches(struct builder *b, struct node *says, const struct node *entry, size_t touches)
{
	static const enum reason_code codes[2][2] = {{REASON_CHANGE_TOUCHES_NONE, REASON_CHANGE_TOUCHES},
	                                             {REASON_CHANGE_TOUCHES_NO_LAW, REASON_CHANGE_TOUCHES_LAW}};
	struct node *r;

	if (node_get(entry, "authority")) /* what quotes it is told on its page */
		return;
	r = reason_add(b->arena, says, codes[node_get(entry, "regulation") != NULL][touches > 0]);
	if (touches)
		reason_text(b->arena, r, "n", node_text(entry, "touches"));
}

static void
say_review(struct builder *b, struct node *says, const struct card *change, const char *direction)
{
	struct node *r = reason_add(b->arena, says, direction ? REASON_CHANGE_JUDGED
	                                            : change  ? REASON_CHANGE_NOT_JUDGED
	                                                      : REASON_CHANGE_UNREVIEWED);

	if (direction)
		reason_text(b->arena, r, "direction", direction);
}

void
changes_entry(struct builder *b, struct node *entries, const struct recorded_step *s)
{
	static const char *const fields[] = {"added", "removed", "modified"};
	const struct card *owner = s->owner, *record = s->record, *change = s->change;
	const struct node *marks = node_get(s->capture, "marks");
	const struct node *touches = node_get(record->facts, "touches"), *obligations = node_get(record->facts, "obligations");
	size_t touched = node_count(touches) + node_count(obligations); /* a lock has the one or the other */
	const char *direction = change ? node_text(node_get(change->facts, "judged"), "direction") : NULL;
	struct node *entry = put_map(b, entries, NULL), *says;

	node_put(b->arena, entry, "class", change_class_name(s->class));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, entry, fields[i], node_text(record->facts, fields[i]));
	put_copy(b, entry, "subjects", node_get(record->facts, "subjects"));
	put_copy(b, entry, "figures", node_get(record->facts, "figures"));
	put_count(b, entry, "touches", touched);
	node_put(b->arena, entry, "on", node_text(record->facts, "on"));
	node_put(b->arena, entry, "updated", step_time(b->arena, s));
	put_link(b, entry, "record", record);
	put_link(b, entry, owner->kind, owner);
	put_link(b, entry, "platform", owner->parent);
	put_copy(b, entry, "marks", marks);
	put_link(b, entry, "change", change);
	node_put(b->arena, entry, "direction", direction);
	says = put_list(b, entry, "says");
	changes_lead(b, says, record);
	say_class(b, says, record, marks);
	say_touches(b, says, entry, touched);
	say_review(b, says, change, direction);
	put_copy(b, entry, "provisions", touches);
	put_copy(b, entry, "obligations", obligations);
}

/* ---- lists of them ---- */

static void
put_entries(struct builder *b, struct node *changes, const struct step_list *news, size_t first, size_t most)
{
	struct node *entries = put_list(b, changes, "entries");

	for (size_t i = first; i < news->n && i - first < most; i++)
		changes_entry(b, entries, news->all[i]);
}

/* the counts, and of the news those from the first on; takes them */
static struct node *
put_changes(struct builder *b, struct step_list news, const struct card *platform, int32_t since, size_t first,
            size_t most)
{
	struct node *changes = put_map(b, b->root, "changes");

	put_counts(b, changes, platform, since);
	put_entries(b, changes, &news, first, most);
	free(news.all);
	return changes;
}

void
put_platform_changes(struct builder *b, const struct card *platform)
{
	struct step_list news;
	struct node *changes;

	if (!changes_has_feed(platform))
		return;
	changes = put_map(b, b->root, "changes");
	news = changes_recorded(b->analysis, &b->clock, platform, DAY_MIN);
	put_counts(b, changes, platform, DAY_MIN);
	if (news.n)
		count_categories(b, changes, &news, platform);
	put_entries(b, changes, &news, 0, LATEST);
	free(news.all);
}

/* What is told first where not all is: what touches a clause or a rule of law, then figures that often matter, then other
 * wording; what is older than a year comes after all of them. */
enum { TELL_TOUCHED, TELL_FIGURES, TELL_OTHERS, TELL_OLDER, TELLS = 2 * TELL_OLDER };

static bool
names_any(const struct node *list, const char *one, const char *other)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (strcmp(n->text, one) == 0 || strcmp(n->text, other) == 0)
			return true;
	return false;
}

/* a sum, a period or an age that is another, in words that are the same */
static bool
has_figures(const struct recorded_step *s)
{
	const struct node *facts = s->record->facts;

	if (s->class != CHANGE_NUMBERS)
		return false;
	return names_any(node_get(facts, "signals"), signal_name(SIGNAL_AMOUNT), signal_name(SIGNAL_DURATION)) ||
	       names_any(node_get(facts, "subjects"), "age", "fees");
}

static int
told(struct clock *clock, const struct recorded_step *s)
{
	int rank = step_touches(s) ? TELL_TOUCHED : has_figures(s) ? TELL_FIGURES : TELL_OTHERS;

	return is_of_year(clock, s) ? rank : rank + TELL_OLDER;
}

/* the first of each rank in turn, until there are as many as asked for; then in the order of their days again */
static struct step_list
tell_first(struct clock *clock, const struct step_list *news, size_t most)
{
	struct step_list list = {0};

	for (int rank = 0; rank < TELLS; rank++)
		for (size_t i = 0; i < news->n && list.n < most; i++)
			if (told(clock, news->all[i]) == rank)
				list_put(&list, news->all[i]);
	steps_sort(&list);
	return list;
}

void
put_latest_changes(struct builder *b, size_t most)
{
	struct step_list news = changes_recorded(b->analysis, &b->clock, NULL, DAY_MIN);
	struct step_list first = tell_first(&b->clock, &news, most);
	struct node *changes = put_map(b, b->root, "changes");

	put_counts(b, changes, NULL, DAY_MIN);
	put_entries(b, changes, &first, 0, most);
	free(first.all);
	free(news.all);
}

/* what an author recorded of captures that no lock file holds */
static struct cards
changes_without_record(const struct analysis *an)
{
	struct kind changes = cards_of(an->model, "change");
	const struct step_list *all = &an->steps->newest;
	struct table said = {0};
	struct cards c = {0};

	for (size_t i = 0; i < all->n; i++)
		if (all->all[i]->change)
			*table_put(&said, all->all[i]->change->id) = (void *)all->all[i];
	for (size_t i = 0; i < changes.n; i++)
		if (!table_get(&said, changes.cards[i]->id))
			cards_put(&c, changes.cards[i]);
	table_free(&said);
	return c;
}

/* ---- pages ---- */

const char *
begins_with_change(struct builder *b, size_t first)
{
	struct step_list news = changes_recorded(b->analysis, &b->clock, NULL, DAY_MIN);
	const char *on = first < news.n ? node_text(news.all[first]->capture, "on") : NULL;

	free(news.all);
	return on;
}

void
build_changes(struct builder *b)
{
	put_changes(b, changes_recorded(b->analysis, &b->clock, NULL, DAY_MIN), NULL, DAY_MIN, b->page->first,
	            b->page->size);
	if (count_and_free(changes_without_record(b->analysis)))
		put_cards(b, "unrecorded", changes_without_record(b->analysis));
}

size_t
count_changes(const struct analysis *an, struct clock *clock, const struct card *platform)
{
	struct step_list news = changes_recorded(an, clock, platform, DAY_MIN);

	free(news.all);
	return news.n;
}

size_t
longest_of_changes(const struct analysis *an, const struct page *page)
{
	struct clock clock = an->clock;

	return size_larger(count_changes(an, &clock, page->card), count_and_free(changes_without_record(an)));
}

void
build_feed(struct builder *b)
{
	struct step_list news = changes_recorded(b->analysis, &b->clock, b->page->card, DAY_MIN);
	char day[DATE_TEXT];
	/* of a feed without entries, the day */
	const char *updated = news.n ? step_time(b->arena, news.all[0])
	                             : arena_printf(b->arena, "%sT00:00:00Z", day_text(b->analysis->clock.day, day));

	node_put(b->arena, put_changes(b, news, b->page->card, DAY_MIN, 0, FEED_ENTRIES), "updated", updated);
	b->dated = news.n == 0;
}

static void
say_classes(struct builder *b, struct node *remarks, const struct node *counts)
{
	for (const struct node *class = node_get(counts, "classes")->first; class; class = class->next) {
		struct node *r = reason_add(b->arena, remarks, REASON_DIGEST_COUNT);

		reason_text(b->arena, r, "change-class", node_text(class, "class"));
		reason_text(b->arena, r, "n", node_text(class, "n"));
		reason_text(b->arena, r, "of", node_text(counts, "of"));
	}
}

void
build_digest(struct builder *b, int32_t since)
{
	struct step_list news = changes_recorded(b->analysis, &b->clock, NULL, since);
	char first[DATE_TEXT], last[DATE_TEXT];
	struct node *changes = put_changes(b, news, NULL, since, 0, SIZE_MAX);
	struct node *remarks = put_list(b, b->root, "remarks"), *r;

	node_put(b->arena, changes, "since", arena_string(b->arena, day_text(since, first)));
	node_put(b->arena, changes, "until", arena_string(b->arena, day_text(b->analysis->clock.day, last)));
	r = reason_add(b->arena, remarks, REASON_DIGEST_RANGE);
	reason_text(b->arena, r, "since", node_text(changes, "since"));
	reason_text(b->arena, r, "until", node_text(changes, "until"));
	if (!news.n)
		reason_add(b->arena, remarks, REASON_DIGEST_NONE);
	put_law_events(b, since);
	say_classes(b, remarks, changes);
	if (!node_is(node_get(changes, "others"), "of", "0")) {
		r = reason_add(b->arena, remarks, REASON_DIGEST_OTHERS);
		reason_text(b->arena, r, "n", node_text(node_get(changes, "others"), "of"));
	}
}
