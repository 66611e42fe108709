#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>
