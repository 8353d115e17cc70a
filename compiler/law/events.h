/* The recorded events of a law and of one obligation in it as they count on a day: when each was adopted and when it
 * takes effect. Of several that set the same thing the one adopted last holds; their order in the file decides nothing
 * (model.md "Dates", "What is known on day D"). Nothing here judges. */
#ifndef EVENTS_H
#define EVENTS_H

#include "apply.h"

/* the date that a record has under a key; unknown where it has none */
struct date events_date(const struct node *record, const char *key);

/* the histories of an obligation */
struct histories {
	const struct node *own, *law;
	struct date adopted; /* when it became law; unknown where it was only proposed */
	bool proposed;       /* it was proposed, and no adoption is recorded, whatever day is planned for it */
};

struct histories histories_of(const struct card *of, const struct card *law);

/* The day on which an event takes effect, also where it counts from another event of its history, or from a fact of
 * the service; what would settle the latter is added to needs. Unknown for a fact without a service. */
struct date events_effect(const struct subject *s, const struct node *history, const struct node *event,
                           struct node *needs);
/* the fact that an event counts from, as it is written; or NULL */
const char *events_counts_from(struct arena *a, const struct node *event);

/* whether what was adopted on d is part of the law described; a day ahead is described as known now */
enum tri events_seen(const struct subject *s, struct date d);
/* When an item of "history", "versions", "grace" or "impediments" was adopted; law: when what it stands in was. A
 * wording without a decision of its own counts as adopted with an amendment of that day, else on its first day. */
struct date events_adopted(const struct card *of, const char *list, const struct node *item, struct date law);
/* when the end of a wording, grace or ruling was decided: by its own decision; else that of a grace with the grace, of a
 * wording with the next one, and otherwise on the day itself */
struct date events_end_adopted(const struct card *of, const char *list, const struct node *item, struct date law);

/* what an event sets, as far as adopted by the day */
struct setting {
	const struct node *event; /* NULL where there is none */
	struct date date;         /* when it takes effect; over all of them where it is not known which was adopted last */
	struct date adopted;
	enum tri known;           /* whether it was adopted by the day */
	bool open;                /* which one holds is not known */
};

/* when it begins: the obligation's own events go before those of its law. After an end (not NULL): when it begins again,
 * by an event adopted after the end; otherwise such events are left out. */
struct setting events_start(const struct subject *s, const struct histories *h, const struct setting *end, bool again,
                             struct node *needs);
/* the start of those for whom it comes before the other one, counted from a fact of the service */
struct setting events_earlier(const struct subject *s, const struct histories *h, struct node *needs);
/* "repealed", or "expired" where the sunset is not removed */
struct setting events_end(const struct subject *s, const struct histories *h, const char *name, struct node *needs);

/* whether a grace was adopted by the day and no other one for the same services was adopted after it */
enum tri events_grace_holds(const struct subject *s, const struct histories *h, const struct node *grace);

/* whether two items of "history" or "grace" set the same thing, were adopted on one day, and differ */
bool events_contradict(const struct card *of, const char *list, const struct node *a, const struct node *b);

#endif
