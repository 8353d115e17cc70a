/* What fails a run: --fail-on, the project's policy, and a baseline, whose findings do not. */
#ifndef GATE_H
#define GATE_H

#include "../model/baseline.h"
#include "commands.h"

struct gate {
	struct options *options;
	const char **rules; /* those that --fail-on names */
	size_t nrules;
	struct diags items; /* what fails the rules of the policy */
	struct diags found; /* the rules that are broken */
	struct baseline baseline;
};

/* Reads --fail-on. False with a finding of the options. The options of the compilation say what else decides whether findings
 * fail, so that a build that knows other ones is not taken for the same. */
bool gate_open(struct gate *g, struct options *o, struct compile_options *co);
/* Takes the baseline away from the findings and, where the project was compiled without errors, holds it against the policy. False
 * where it is broken by what fails the run: then nothing is to be made. Findings go to the compilation: those of the
 * policy with gate_close, because those that do not fail the run must not stop a build. */
bool gate_hold(struct gate *g, struct compilation *c, bool compiled);
/* Adds what gate_hold found to the findings; these must not outlive the gate. */
void gate_close(struct gate *g, struct compilation *c);
void gate_free(struct gate *g);

#endif
