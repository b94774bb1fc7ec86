//! The free vehicle that is nearest goes.

use std::collections::BTreeSet;

use super::super::lane::Lane;
use super::errand::Errand;

impl Lane<'_> {
    /// Of all errands the best by rank, then the best of the other vehicles to other places, and so on: each place gets the
    /// nearest vehicle that is free.
    pub(super) fn nearest(&self, errands: &[Errand]) -> Vec<Errand> {
        let mut ranked: Vec<_> = errands
            .iter()
            .map(|errand| (errand.staged, self.rank(errand), errand.truck, errand))
            .collect();
        ranked.sort_unstable_by_key(|&(staged, rank, truck, _)| (staged, rank, truck));
        let (mut trucks, mut places) = (BTreeSet::new(), BTreeSet::new());
        let mut is_free = |errand: &Errand| {
            let free = !trucks.contains(&errand.truck) && !places.contains(&errand.place);
            free && trucks.insert(errand.truck) && places.insert(errand.place)
        };
        let errands = ranked.into_iter().map(|(.., errand)| *errand);
        errands.filter(|errand| is_free(errand)).collect()
    }
}
