/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "told-section.h"

G_BEGIN_DECLS

/* Of a district: the steps of its phase; how it was scored as a candidate; the questionnaires of
 * its years after graduation; what committees decided; its money; what stands empty in its streets.
 * Of a plan: what its actions answer. Of an action: where its money can come from. Of an accounts
 * packet: what is wrong. */
extern const BcSectionKind bc_milestones_section;
extern const BcSectionKind bc_candidacy_section;
extern const BcSectionKind bc_surveys_section;
extern const BcSectionKind bc_decisions_section;
extern const BcSectionKind bc_streets_section;
extern const BcSectionKind bc_answers_section;
extern const BcSectionKind bc_money_section;
extern const BcSectionKind bc_sources_section;
extern const BcSectionKind bc_packet_section;

/* What lines of bc_answers_section are about. */
typedef enum {
  BC_ANSWERS_LOOSE = 1,
  BC_ANSWERS_PURPOSE,
  BC_ANSWERS_AREA,
} BcAnswersTag;

G_END_DECLS
