//! Where depths are read off.

use crate::intake::district::{District, LinkLine};
use crate::intake::geo::Point;
use crate::scenario::choices::{Mapped, Mode};
use crate::scenario::spec::Id;

/// A thing by a reach with return levels, and the points or the line on which it lies.
pub struct Spot<'a> {
    pub entity: Mapped,
    pub id: &'a Id,
    /// In degrees; a single point for a place or site.
    pub line: Vec<Point>,
}

/// What gets no depth, and why; and lines that are not as they should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Links, places and sites that name no reach with return levels.
    pub reachless: usize,
    /// Bridges by such a reach.
    pub bridges: usize,
    /// Links whose ends are not known.
    pub lineless: usize,
    /// Links with a line that cannot be read, taken as straight.
    pub lines_unread: usize,
}

/// Everything that can have a depth, in the order of the tables.
pub fn of(district: &District) -> (Vec<Spot<'_>>, Left) {
    let levels = district.reaches_with_levels();
    let mut left = Left::default();
    let mut spots = Vec::new();
    let has_levels = |reach: Option<&Id>, left: &mut Left| {
        let has = reach.is_some_and(|id| levels.contains(id.0.as_str()));
        left.reachless += usize::from(!has);
        has
    };
    let junctions = district.junctions();
    let by_land = |mode: Mode| matches!(mode, Mode::Road | Mode::Foot);
    for link in &district.links.rows {
        if !by_land(link.mode) || !has_levels(link.flood_ref.as_ref(), &mut left) {
            continue;
        }
        if link.bridge {
            left.bridges += 1;
            continue;
        }
        let LinkLine { line, is_unread } = district.line(link, &junctions);
        left.lines_unread += usize::from(is_unread);
        left.lineless += usize::from(line.is_none());
        spots.extend(line.map(|line| Spot {
            entity: Mapped::Link,
            id: &link.link_id,
            line,
        }));
    }
    for place in &district.places.rows {
        if has_levels(place.flood_ref.as_ref(), &mut left) {
            spots.push(Spot {
                entity: Mapped::Place,
                id: &place.place_id,
                line: vec![district.of_place(place)],
            });
        }
    }
    for site in &district.sites.rows {
        if has_levels(site.flood_ref.as_ref(), &mut left) {
            spots.push(Spot {
                entity: Mapped::Site,
                id: &site.site_id,
                line: vec![district.of_site(site)],
            });
        }
    }
    (spots, left)
}
