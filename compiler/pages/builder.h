/* What the pages are built with: the current page, and the parts that many pages have. Only the files that build pages
 * include this. */
#ifndef BUILDER_H
#define BUILDER_H

#include "../law/reach.h"
#include "page.h"

/* a page being built */
struct builder {
	struct arena *arena;
	const struct analysis *analysis;
	const struct page *page;
	struct node *root;   /* the document, as schemas/derived.schema.yaml describes it */
	struct clock clock;  /* narrows to the days for which the page holds */
	bool cut, unsure;    /* something was left out of a unit that it names, or may be */
	bool dated;          /* it says the day it was made for, and so is another one on the next */
	struct page_sources *sources; /* the files that were; or NULL */
	struct held_all held; /* of the page of a clause */
	const char *problem; /* why a file could not be read again; NULL while all is well */
};

/* the unit of regc.yaml */
const struct card *project_of(const struct analysis *an);
/* the platform that the site is about, as regc.yaml says; NULL where it is about all alike */
const struct card *subject_of(const struct analysis *an);

/* whether it is an archive of terms alone, without any clause */
bool is_archive(const struct analysis *an);

/* a judgement that is held, for what is said from it on the page; the page's days narrow to those for which it holds */
struct judgement held_for(struct builder *b, const struct held *held);

/* ---- nodes ---- */
struct node *put_map(struct builder *b, struct node *parent, const char *key);
struct node *put_list(struct builder *b, struct node *parent, const char *key);
/* a scalar that shows a unit's title and leads to it; nothing where to is NULL */
void put_link(struct builder *b, struct node *parent, const char *key, const struct card *to);
void put_count(struct builder *b, struct node *parent, const char *key, size_t n);
/* a copy of a value; nothing where it is NULL */
void put_copy(struct builder *b, struct node *parent, const char *key, const struct node *value);
/* a field of a card, as it is there */
void put_field(struct builder *b, struct node *parent, const char *key, const struct card *card, const char *field);
/* The page says something of a unit without naming it in its document: it holds on the days on which the same is known of that, too. */
void note_unit(struct builder *b, const struct card *card);
/* left out where the list holds nothing */
void put_reasons(struct node *parent, const char *key, struct node *reasons);
void put_tally(struct builder *b, struct node *parent, const struct tally *t);
/* how mappings stand, as `standings`; what is said first, as `lead` */
void put_standing_tally(struct builder *b, struct node *parent, const struct standing_tally *t);
void put_lead(struct builder *b, struct node *parent, const struct lead *lead);
/* what can come out of what is not decided; on what it turns whether a duty applies, as reach_condition says */
void put_conditional(struct builder *b, struct node *parent, const struct conditional *c);
void put_turning(struct builder *b, struct node *parent, const struct conditional *c);
void put_covers(struct builder *b, struct node *parent, const char *key, const struct cover_tally *t);
const char *tri_name(enum tri value); /* "yes", "no", "undetermined" */

/* ---- units ---- */
/* The whole body of a unit, read again from its file; sets b->problem where it cannot be. */
struct node *body_of(struct builder *b, const struct card *card);
/* the id of the edition, for a page that names it */
const char *edition_of(struct builder *b);
/* the body of the lock of a record, of whose records it may have that one alone */
struct node *body_with_record(struct builder *b, const struct card *record);
/* the body under its kind; put_subject only on the first part of a page */
void put_body(struct builder *b, const struct card *card);
void put_subject(struct builder *b);

/* the law of an obligation on the day, whoever is bound */
struct force force_of_all(struct arena *a, struct clock *clock, const struct card *obligation);

/* whether a task of a clause is still to be done, as one without a status is */
bool task_is_open(const struct node *item);

/* ---- lists of units ---- */
struct cards {
	const struct card **all;
	size_t n, cap;
};

void cards_put(struct cards *c, const struct card *card);
struct cards cards_copy(const struct cards *c);
/* the conditions in a tree, to the page's list of those in words; they are of that law */
void put_conditions(struct builder *b, const struct card *law, const struct node *of);

/* the units of a kind that name card under a field, each once, by id */
void cards_naming(struct cards *c, const struct card *card, const char *kind, const char *field);
void cards_sort(struct cards *c); /* by id, each once */
struct cards services_of(const struct analysis *an, const struct card *platform);
struct cards all_services(const struct analysis *an);
void cards_by_title(struct cards *c);
struct cards cards_of_kind(const struct analysis *an, const char *kind);
struct cards documents_of(const struct card *platform);
struct cards provisions_of_document(const struct card *document);
struct cards provisions_of_platform(const struct card *platform);
/* how many; the cards are given back */
size_t count_and_free(struct cards c);
size_t size_larger(size_t a, size_t b);
/* the part of a list that belongs on this part of the page; takes the cards */
void put_cards(struct builder *b, const char *name, struct cards c);
/* the same, where nothing is said of the units but their names */
void put_titles(struct builder *b, const char *name, struct cards c);

/* what the lists of one kind of page say of a unit beside the usual: how many clauses are behind it; how they are rated;
 * how a platform's documents answer duties; the state of a clause's flags in the place */
void entry_count(struct builder *b, struct node *entry, const struct card *card);
void entry_tally(struct builder *b, struct node *entry, const struct card *card);
void entry_covers(struct builder *b, struct node *entry, const struct card *card);
void entry_flag(struct builder *b, struct node *entry, const struct card *card);

/* what the head of a page says to machines; after all else of it is there */
void put_linked(struct builder *b);
/* what a page is to machines: the data of the whole map, a law */
extern const struct page_thing thing_dataset, thing_law;

/* ---- the pages with files of their own ---- */
void build_provision(struct builder *b);
void put_context(struct builder *b, const struct card *document);
/* the version that holds, where it is not the obligation as first written */
void put_version(struct builder *b, struct node *parent, const struct node *version);
/* the state of the law, for one service or for whoever is bound */
void put_force(struct builder *b, struct node *parent, const struct force *f, bool for_service);

/* what sets a clause beside others: whose it is, its words and evidence, what it is mapped to, its flags */
void put_clause(struct builder *b, struct node *parent, const struct card *provision);
/* the evidence for the words of a provision or obligation, under "evidence" */
void put_evidence(struct builder *b, struct node *parent, const struct card *card);
/* of some of its excerpts: what the words of one wording of an obligation rest on */
void put_evidence_of(struct builder *b, struct node *parent, const struct card *card, const struct node *excerpts);
/* under "shown", the excerpts that a platform with its services, or a document, names to show what is recorded, with their
 * evidence; only on the first part of a page */
void put_shown(struct builder *b, const struct card *card);
/* some excerpts of platforms in the same way; takes the cards */
void put_shown_words(struct builder *b, struct cards excerpts);
/* what changes within the horizon in the obligation of a mapping, for whichever service of the document; or nothing */
void put_upcoming(struct builder *b, struct node *row, const struct card *provision, const struct node *mapping);
/* in a digest: what happened from a day on to the obligations that are mapped, and what is ahead */
void put_law_events(struct builder *b, int32_t since);

/* the record of a lock that compares a capture of its owner with the one before, or NULL */
const struct card *record_of(const struct builder *b, const struct card *owner, const char *capture);
/* the author's words about a recorded change, or NULL */
const struct card *change_of_record(const struct card *record);
/* The history of a document or regulation as its lock has it, in place of the captures in its body, which stay
 * where it has no lock. */
void put_history(struct builder *b);
/* what authors recorded of steps between captures of a document or regulation */
struct cards changes_of(const struct card *owner);
/* how many captures the lock has */
size_t count_captures(const struct card *owner);
/* the history of a clause: the captures of its document, the steps that touch it, other versions on record */
void put_past(struct builder *b);
void build_document(struct builder *b);
size_t longest_of_document(const struct analysis *an, const struct page *page);
void build_change(struct builder *b);

/* the words of the law in a wording: its own; those of the latest where it does not reword the duty; NULL where none are
 * quoted */
const struct node *law_words(const struct card *obligation, const struct node *version);
/* authorities that concern an obligation, or any of a regulation */
struct cards authorities_on(const struct analysis *an, const struct card *of);
void naming_free(struct naming *n);
void build_regulation(struct builder *b);
size_t longest_of_regulation(const struct analysis *an, const struct page *page);
size_t longest_of_authority(const struct analysis *an, const struct page *page);
void build_authority(struct builder *b);
void build_jurisdiction(struct builder *b);
size_t longest_of_jurisdiction(const struct analysis *an, const struct page *page);
/* a list of the surveys that name any obligation of a law, an authority, or a place or one within it, where there are some */
void put_surveys(struct builder *b, const struct card *of);
void build_survey(struct builder *b);
void build_timeline(struct builder *b);
size_t longest_of_timeline(const struct analysis *an, const struct page *page);

/* platforms, categories, and the indexes: registry, coverage */
void build_platform(struct builder *b);
size_t longest_of_platform(const struct analysis *an, const struct page *page);
void build_category(struct builder *b);
size_t longest_of_category(const struct analysis *an, const struct page *page);
size_t longest_of_registry(const struct analysis *an, const struct page *page);
void build_registry(struct builder *b);
void build_registry_platform(struct builder *b);
void build_laws(struct builder *b);
size_t longest_of_laws(const struct analysis *an, const struct page *page);
void build_coverage(struct builder *b);
size_t longest_of_coverages(const struct analysis *an, const struct page *page);
size_t longest_of_coverage(const struct analysis *an, const struct page *page);
void build_coverage_platform(struct builder *b);

/* does this law reach us: of all, of one platform, and on the page of a law */
void build_applicability(struct builder *b);
size_t longest_of_applicability(const struct analysis *an, const struct page *page);
void build_applicability_platform(struct builder *b);
void put_reach_of_law(struct builder *b, const struct card *law);
/* whether laws bind each of the services; takes the laws */
void put_reach_of_place(struct builder *b, struct cards laws);
size_t longest_of_reach(const struct analysis *an, const struct card *law);
struct node *put_ways(struct builder *b, struct node *parent, const char *key, const struct reach_ways *w);
/* what a service's or law's line in the index says */
void entry_reach(struct builder *b, struct node *entry, const struct card *card);

/* by party: the duties and exposures of each */
void build_parties(struct builder *b);
void build_party(struct builder *b);
size_t longest_of_party(const struct analysis *an, const struct page *page);
void put_applies(struct builder *b, struct node *parent, const struct judgement *j);

/* what differs since an earlier edition; corrections */
void build_edition(struct builder *b);
size_t longest_of_edition(const struct analysis *an, const struct page *page);
void build_corrections(struct builder *b);
size_t longest_of_corrections(const struct analysis *an, const struct page *page);

/* a platform on one printed page */
void build_brief(struct builder *b);

/* for paper: which clauses stand on it; the site puts what their pages hold there */
void build_print(struct builder *b);

/* the pages about the whole */
void build_overview(struct builder *b);
void entry_overview(struct builder *b, struct node *entry, const struct card *card);
size_t longest_of_overview(const struct analysis *an, const struct page *page);
/* what is said first of a clause or a platform, in a word: under "exposed", and its rank among others */
void put_said_first(struct builder *b, struct node *parent, const struct card *card);
/* what each platform bears itself under each law, as a table */
void put_heat(struct builder *b);
/* the next twelve months: what is due on which day, and by whom */
void put_year(struct builder *b);
void build_search(struct builder *b);
void build_methodology(struct builder *b);
void build_about(struct builder *b);

/* what is to be done, by day */
const struct todos *todos_kept(const struct analysis *an);
void todos_free(struct todos *ts);
void dated_free(struct dated *d);
void addressed_free(struct addressed *all);
size_t longest_of_todo(const struct analysis *an, const struct page *page);
void build_todo(struct builder *b);

/* the clauses with a mapping that waits for a need, by id */
struct cards clauses_waiting(const struct verdicts *v, const struct need *need);
/* what is open: the first of the facts that are not known, in short; and the page about all of it */
void put_facts(struct builder *b, size_t most);
/* rules of law by the best class of their sources */
void put_source_classes(struct builder *b);
void build_questions(struct builder *b);
size_t longest_of_questions(const struct analysis *an, const struct page *page);

#endif
