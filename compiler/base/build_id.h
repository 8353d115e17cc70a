/* Which program this is: any other, of the same version too, must not take what this one left for itself. */
#ifndef BUILD_ID_H
#define BUILD_ID_H

#include "sha256.h"

/* A digest of the build id, which the linker makes of all that it links; where it made none, of the bytes of the program. */
struct sha256 build_id(void);

#endif
