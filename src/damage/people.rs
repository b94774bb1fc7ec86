//! People who have to leave, or are affected, for another reason than the water in their houses.

use crate::units::Millis;
use crate::world::PlaceIx;

/// What strikes people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blow {
    /// Gusts break their houses.
    Wind,
    /// A forest fire comes near.
    Fire,
    /// A hand-made event says so.
    HandMade,
}

/// From this time on so many people of a place are struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// When.
    pub time: Millis,
    /// People affected from now on, those of earlier hits included.
    pub affected: u32,
    /// People who have had to leave by now, those of earlier hits included.
    pub displaced: u32,
    /// What struck them.
    pub blow: Blow,
}

/// The hits of all places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The first hit of each place, and one past the last at the end; empty where nobody is hit. `[place + 1]`
    first: Vec<u32>,
    /// In order of time for each place; neither number ever falls.
    hits: Vec<Hit>,
}

impl Hits {
    /// Sorts hits by place and time. Where several causes strike a place, the worst counts: they strike the same weak houses.
    pub fn join(places: usize, mut hits: Vec<(PlaceIx, Hit)>) -> Self {
        if hits.is_empty() {
            return Self::default();
        }
        hits.sort_unstable();
        let mut joined = Self {
            first: vec![0; places + 1],
            hits: Vec::with_capacity(hits.len()),
        };
        let mut previous: Option<(PlaceIx, Hit)> = None;
        for (place, mut hit) in hits {
            if let Some((_, before)) = previous.filter(|(of, _)| *of == place) {
                hit.affected = hit.affected.max(before.affected);
                hit.displaced = hit.displaced.max(before.displaced);
            }
            joined.hits.push(hit);
            joined.first[place.at() + 1] += 1;
            previous = Some((place, hit));
        }
        for place in 0..places {
            joined.first[place + 1] += joined.first[place];
        }
        joined
    }

    /// The hits of a place, in order of time.
    #[inline]
    pub fn of(&self, place: PlaceIx) -> &[Hit] {
        match self.first.get(place.at()..place.at() + 2) {
            Some(&[first, end]) => &self.hits[first as usize..end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_cause_so_far_counts() {
        let hit = |time, affected, displaced| Hit {
            time: Millis(time),
            affected,
            displaced,
            blow: Blow::Wind,
        };
        let given = vec![
            (PlaceIx(1), hit(9, 5, 1)),
            (PlaceIx(1), hit(4, 3, 2)),
            (PlaceIx(0), hit(7, 1, 1)),
        ];
        let hits = Hits::join(3, given);
        assert_eq!(hits.of(PlaceIx(0)), [hit(7, 1, 1)]);
        assert_eq!(hits.of(PlaceIx(1)), [hit(4, 3, 2), hit(9, 5, 2)]);
        assert!(hits.of(PlaceIx(2)).is_empty());
        assert!(Hits::default().of(PlaceIx(5)).is_empty());
    }
}
