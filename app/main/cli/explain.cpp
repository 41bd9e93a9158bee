#include "app/insight/phrasebook.h"
#include "app/main/cli/cli.h"
#include "app/model/warning.h"

namespace sinan::cli {

} // namespace sinan::cli
