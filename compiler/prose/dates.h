/* Dates and times of day in a text with case folded: English, French, German, Spanish, Italian, Dutch, Portuguese,
 * Danish, Swedish, Polish, Czech, numeric ones with a year, and Han and Korean. What words mean is in tables. */
#ifndef DATES_H
#define DATES_H

#include <stdbool.h>
#include <stddef.h>

/* The length of the date that begins at text[i], or 0. It is a digit, or the first letter of a word that ends at end.
 *
 * A date is a day ("16 January 2026", "January 16", "2026-01-16"), a month with its year, a year from 1990 to 2099 that
 * counts nothing and names no law, a range of such years, a time of day ("10:30 UTC"), or a time told from the day on
 * which it is read ("5 days ago"). A month that is another word too ("may") needs its year, and a word such as
 * "yesterday" stands where a date can: behind "updated" and the like or behind a sign. */
size_t date_from_digit(const char *text, size_t n, size_t i);
size_t date_from_word(const char *text, size_t n, size_t i, size_t end);
/* how much of a word of n bytes stands before the month at its end where a page has glued them: "UpdatedNovember"; or 0 */
size_t date_glued(const char *word, size_t n);
/* the length of the day of the week at the end of n bytes, with what stands behind it, or 0 */
size_t date_weekday(const char *text, size_t n);
/* whether a word is a unit of time, in any of these languages */
bool date_is_unit(const char *word, size_t n);

#endif
