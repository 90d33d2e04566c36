/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-model.h"

#include <string.h>

#define N_EVENTS 110

static guint
pick (History *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static gboolean
happens (History *self, guint percent)
{
  return pick (self, 100) < percent;
}

/* Returns: the set of all operations of the history */
guint64
history_get_all (const History *self)
{
  return self->n_operations == 64 ? G_MAXUINT64
                                  : (G_GUINT64_CONSTANT (1) << self->n_operations) - 1;
}

/* Time starts late enough for clocks that are behind. Milliseconds are few, so that stamps of
 * different authors are often equal. */
void
history_init (History *self, guint32 seed, HistoryFault fault)
{
  memset (self, 0, sizeof *self);
  self->random = g_rand_new_with_seed (seed);
  self->fault = fault;
  self->time = 1000;
  self->deletions = 10 + pick (self, 60);

  for (guint i = 0; i < HISTORY_N_AUTHORS; i++) {
    HistoryInstallation *installation = &self->installations[i];

    self->authors[i].bytes[0] = (guint8) pick (self, 256);
    self->authors[i].bytes[15] = (guint8) i;
    history_start_installation (installation);
    installation->skew = (gint) pick (self, 13) - 6;
    if (happens (self, 10))
      installation->skew *= 20;
  }
}

void
history_clear (History *self)
{
  g_clear_pointer (&self->random, g_rand_free);
}

void
history_start_installation (HistoryInstallation *installation)
{
  memset (installation, 0, sizeof *installation);
}

static void
hold (History *self, HistoryInstallation *installation, guint place, guint author)
{
  gint64 stamp = self->operations[place].operation.stamp;

  installation->copies[installation->n_copies++] = place;
  installation->authors[place] = author;
  installation->set |= G_GUINT64_CONSTANT (1) << place;
  if (self->fault != HISTORY_CLOCK_STAYS_ON_IMPORT)
    installation->clock = MAX (installation->clock, stamp);
}

static gboolean
has (const HistoryInstallation *installation, guint place)
{
  return (installation->set >> place & 1) != 0;
}

static void
deliver_operation (History *self,
                   const HistoryInstallation *sender,
                   guint sender_author,
                   HistoryInstallation *receiver,
                   guint place)
{
  gboolean usurps = self->fault == HISTORY_RELAY_TAKES_AUTHORSHIP;

  if (has (sender, place) && !has (receiver, place))
    hold (self, receiver, place, usurps ? sender_author : sender->authors[place]);
}

/* Brings a package to an installation. Returns: how many operations it took */
guint
history_deliver (History *self,
                 const HistoryInstallation *sender,
                 guint sender_author,
                 HistoryInstallation *receiver,
                 const HistoryPackage *package)
{
  guint64 *held = &receiver->held[package->author];
  guint64 from = 0;
  BcStreamAnswer answer = bc_stream_accept (*held, package->first, package->last, &from);
  guint before = receiver->n_copies;

  self->n_refused += answer == BC_STREAM_GAP;
  self->n_repeated += answer == BC_STREAM_SKIP;
  if (answer == BC_STREAM_GAP && self->fault == HISTORY_GAPS_ARE_ACCEPTED)
    from = package->first;
  else if (answer != BC_STREAM_ACCEPT)
    return 0;

  for (guint place = 0; place < self->n_operations; place++) {
    const BcOperation *operation = &self->operations[place].operation;

    if (operation->author == package->author && operation->number >= from &&
        operation->number <= package->last)
      deliver_operation (self, sender, sender_author, receiver, place);
  }
  *held = package->last;

  return receiver->n_copies - before;
}

static guint
split_stream (History *self, guint author, guint64 last, HistoryPackage *packages)
{
  guint n = 0;

  for (guint64 first = 1; first <= last; n++) {
    guint64 end = first + pick (self, (guint) (last - first + 1));
    guint64 overlap = first > 1 ? pick (self, 2) : 0;

    packages[n] = (HistoryPackage){ 0, author, first - overlap, end };
    first = end + 1;
  }

  return n;
}

static void
shuffle (History *self, HistoryPackage *packages, guint n)
{
  for (guint i = n; i > 1; i--) {
    guint other = pick (self, i);
    HistoryPackage kept = packages[i - 1];

    packages[i - 1] = packages[other];
    packages[other] = kept;
  }
}

/* Brings all that an installation holds to another one, in packages of random size and order;
 * those that came too early come again. */
void
history_deliver_all (History *self,
                     const HistoryInstallation *sender,
                     guint sender_author,
                     HistoryInstallation *receiver)
{
  HistoryPackage packages[HISTORY_MAX_OPERATIONS];
  guint n = 0;
  guint taken;

  for (guint author = 0; author < HISTORY_N_AUTHORS; author++)
    n += split_stream (self, author, sender->held[author], &packages[n]);
  shuffle (self, packages, n);

  do {
    taken = 0;
    for (guint i = 0; i < n; i++)
      taken += history_deliver (self, sender, sender_author, receiver, &packages[i]);
  } while (taken > 0);
}

static void
load_form (History *self, const HistoryInstallation *installation, HistoryForm *form)
{
  form->record = pick (self, HISTORY_N_RECORDS);
  form->seen = installation->set;
  memcpy (form->held, installation->held, sizeof form->held);
}

static guint64
get_own (const History *self, guint author)
{
  guint64 own = 0;

  for (guint i = 0; i < self->n_operations; i++)
    if (self->operations[i].operation.author == author)
      own |= G_GUINT64_CONSTANT (1) << i;

  return own;
}

static void
fill_edit (History *self, HistoryOperation *written)
{
  static const char *const values[] = { "1", "2", "3", NULL };

  for (guint field = 1; field < HISTORY_N_FIELDS; field++)
    if (happens (self, 40))
      written->fields[written->operation.n_fields++] =
        (BcAssignment){ field, values[pick (self, G_N_ELEMENTS (values))] };
}

static void
fill_fields (History *self, HistoryOperation *written)
{
  guint kind = pick (self, 100);

  if (kind < self->deletions)
    written->fields[written->operation.n_fields++] = (BcAssignment){ BC_FIELD_DELETED, "true" };
  else if (kind < self->deletions + 8)
    written->fields[written->operation.n_fields++] =
      (BcAssignment){ BC_FIELD_DELETED, happens (self, 50) ? "false" : NULL };

  if (kind >= self->deletions + 8 || happens (self, 10))
    fill_edit (self, written);
}

static void
fill_epoch (History *self,
            HistoryInstallation *installation,
            const HistoryForm *form,
            HistoryOperation *written)
{
  const guint64 *held = form->held;

  if (self->fault == HISTORY_EPOCH_IS_TAKEN_AT_SAVE)
    held = installation->held;
  else if (self->fault == HISTORY_EPOCH_IS_STALE_AFTER_IMPORT)
    held = installation->epoch_held;

  for (guint author = 0; author < HISTORY_N_AUTHORS; author++)
    if (held[author] > 0)
      written->known[written->epoch.n_known++] = (BcKnown){ author, held[author] };
  written->epoch.known = written->known;
  memcpy (installation->epoch_held, form->held, sizeof form->held);
}

static gint64
tick (History *self, HistoryInstallation *installation)
{
  gint64 wall = (self->time + installation->skew) * 65536;

  installation->clock = MAX (installation->clock + 1, wall);

  return installation->clock;
}

static void
save_form (History *self, guint author, const HistoryForm *form)
{
  HistoryInstallation *installation = &self->installations[author];
  guint place = self->n_operations;
  HistoryOperation *written = &self->operations[place];

  self->n_stale_forms += (installation->set & ~form->seen & ~get_own (self, author)) != 0;
  written->record = form->record;
  written->seen = form->seen | get_own (self, author);
  fill_fields (self, written);
  fill_epoch (self, installation, form, written);
  written->operation.author = author;
  written->operation.number = ++installation->held[author];
  written->operation.stamp = tick (self, installation);
  written->operation.epoch = &written->epoch;
  written->operation.fields = written->fields;
  written->operation.row = place;
  self->n_operations++;
  hold (self, installation, place, author);
}

static void
use_form (History *self, guint author)
{
  HistoryInstallation *installation = &self->installations[author];
  HistoryForm form;

  if (self->n_operations == HISTORY_MAX_OPERATIONS)
    return;

  if (!installation->form_is_open && happens (self, 35)) {
    installation->form_is_open = TRUE;
    load_form (self, installation, &installation->form);
  } else if (installation->form_is_open && happens (self, 50)) {
    installation->form_is_open = FALSE;
    save_form (self, author, &installation->form);
  } else {
    load_form (self, installation, &form);
    save_form (self, author, &form);
  }
}

static void
send_package (History *self, guint sender, guint author)
{
  guint64 last = self->installations[sender].held[author];
  guint64 first;

  if (last == 0 || self->n_packages == HISTORY_MAX_PACKAGES)
    return;

  first = happens (self, 50) ? 1 : 1 + pick (self, (guint) last);
  self->packages[self->n_packages++] = (HistoryPackage){ sender, author, first, last };
}

static void
send_packages (History *self, guint sender)
{
  gboolean relays = happens (self, 40);

  for (guint author = 0; author < HISTORY_N_AUTHORS; author++)
    if (author == sender || relays)
      send_package (self, sender, author);
}

/* Any package that was ever sent may come to anyone, any number of times, or never. */
static void
receive_package (History *self, guint receiver)
{
  const HistoryPackage *package;

  if (self->n_packages == 0)
    return;

  package = &self->packages[pick (self, self->n_packages)];
  if (package->sender != receiver)
    history_deliver (self,
                     &self->installations[package->sender],
                     package->sender,
                     &self->installations[receiver],
                     package);
}

/* Lets the installations work for a while. */
void
history_live (History *self)
{
  for (guint i = 0; i < N_EVENTS; i++) {
    guint author = pick (self, HISTORY_N_AUTHORS);
    guint event = pick (self, 100);

    self->time += pick (self, 2);
    if (event < 35)
      use_form (self, author);
    else if (event < 55)
      send_packages (self, author);
    else if (event < 98)
      receive_package (self, author);
    else
      self->installations[author].skew -= (gint) pick (self, 9);
  }
}

/* Copies an installation's operations of a record, in order of arrival. Returns: how many */
guint
history_copy_record (const History *self,
                     const HistoryInstallation *installation,
                     guint record,
                     BcOperation operations[HISTORY_MAX_OPERATIONS])
{
  guint n = 0;

  for (guint i = 0; i < installation->n_copies; i++) {
    guint place = installation->copies[i];

    if (self->operations[place].record != record)
      continue;

    operations[n] = self->operations[place].operation;
    operations[n++].author = installation->authors[place];
  }

  return n;
}
