/* The entry points that take a text and options, and those that return a text of a result. */
#include <flocktory_postcheckout.h>

#define OK FLOCKTORY_POSTCHECKOUT_STATUS_OK
#define INVALID FLOCKTORY_POSTCHECKOUT_STATUS_INVALID
#define ABSENT FLOCKTORY_POSTCHECKOUT_STATUS_ABSENT
#define BAD_ARGUMENT FLOCKTORY_POSTCHECKOUT_STATUS_BAD_ARGUMENT

typedef FlocktoryPostcheckoutResult Result;
typedef FlocktoryPostcheckoutStatus Status;
typedef Status Call(const char *, size_t, const char *, size_t, Result **);
typedef Status Part(const Result *, const char **, size_t *);

static Call *const calls[] = {flocktory_postcheckout_render, flocktory_postcheckout_check, flocktory_postcheckout_loader};
static Part *const parts[] = {flocktory_postcheckout_html,     flocktory_postcheckout_body,
                              flocktory_postcheckout_json,     flocktory_postcheckout_csp_hash,
                              flocktory_postcheckout_problems, flocktory_postcheckout_text};
enum { CALLS = sizeof calls / sizeof *calls, PARTS = sizeof parts / sizeof *parts };
