/* The settings that an editor sends: archives, the day, the audience and so on. */
#ifndef LSP_SETTINGS_H
#define LSP_SETTINGS_H

#include "lsp_engine.h"

/* Reads them from an object in place of those of before; what is not there, or of another type, is left to the project. */
void settings_read(struct lsp_settings *s, const json_t *object);
void settings_free(struct lsp_settings *s);

#endif
