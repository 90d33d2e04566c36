/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled ahead for the layer: these headers are most of what a compiler reads of each file. */
#include <adwaita.h>
