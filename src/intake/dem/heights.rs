//! Which cell of which table gets which height.

use std::collections::BTreeMap;

use super::ground::Ground;
use super::sheet::Sheet;
use super::{DemOptions, Filled};
use crate::intake::district::{District, LinkLine};
use crate::intake::geo::Point;
use crate::scenario::choices::Mode;
use crate::scenario::spec::{Id, Row};
use crate::scenario::tables::{LinkRow, NodeRow, PlaceRow, SiteRow};

/// Rows that got nothing, and why; and what should be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Nodes in a void or beyond the raster.
    pub nodes_unknown: usize,
    /// Rows whose water meets no drainage on the raster, in a void or beyond it.
    pub unreached: usize,
    /// Rows that name no reach.
    pub reachless: usize,
    /// Bridges.
    pub bridges: usize,
    /// Links with a level above the height datum.
    pub levelled: usize,
    /// Links whose ends are not known.
    pub lineless: usize,
    /// Links that meet drainage and are no bridges.
    pub crossing: usize,
    /// Links with a line that cannot be read, taken as straight.
    pub lines_unread: usize,
}

impl Tally {
    /// Counts a link that has no height of the ground: a bridge hangs above it, and a level says enough.
    fn pass_over(&mut self, link: &LinkRow) {
        let dry = link.mode != Mode::Water;
        self.bridges += usize::from(dry && link.bridge);
        self.levelled += usize::from(dry && !link.bridge);
    }
}

/// The heights of one district on one ground.
pub struct Heights<'a> {
    pub district: &'a District,
    pub ground: &'a Ground,
    pub options: &'a DemOptions,
}

/// A row that may stand under water: its reach, and its heights as they are.
struct Exposed<'r, const N: usize> {
    row: usize,
    flood_ref: Option<&'r Id>,
    fields: [&'static str; N],
    known_m: [Option<f64>; N],
}

impl Heights<'_> {
    /// The heights of all four tables.
    pub fn fill(&self) -> Filled {
        let mut tally = Tally::default();
        let sheets = vec![
            self.nodes(&mut tally),
            self.links(&mut tally),
            self.places(&mut tally),
            self.sites(&mut tally),
        ];
        Filled { sheets, tally }
    }

    fn nodes(&self, tally: &mut Tally) -> Sheet {
        let mut sheet = Sheet::new(NodeRow::SPEC);
        for (node, &row) in self
            .district
            .nodes
            .rows
            .iter()
            .zip(&self.district.nodes.raw_row)
        {
            if node.z_coord.is_some() && !self.options.replace {
                sheet.keep("z_coord");
                continue;
            }
            let at = self.district.of_network(node.x_coord, node.y_coord);
            if let Some(elevation_m) = self.ground.elevation_m(at) {
                sheet.set(row, "z_coord", elevation_m);
            } else {
                tally.nodes_unknown += 1;
                sheet.keep_if("z_coord", node.z_coord);
            }
        }
        sheet
    }

    fn links(&self, tally: &mut Tally) -> Sheet {
        let ends = self.district.junctions();
        let mut sheet = Sheet::new(LinkRow::SPEC);
        for (link, &row) in self
            .district
            .links
            .rows
            .iter()
            .zip(&self.district.links.raw_row)
        {
            if link.mode == Mode::Water || link.bridge || link.elev_min_m.is_some() {
                tally.pass_over(link);
                sheet.keep_if("hand_m", link.hand_m);
                continue;
            }
            let exposed = Exposed {
                row,
                flood_ref: link.flood_ref.as_ref(),
                fields: ["hand_m"],
                known_m: [link.hand_m],
            };
            self.expose(&mut sheet, tally, &exposed, |tally| {
                let line = self.line(link, &ends, tally)?;
                let lowest_m = self.ground.lowest_m(&line);
                tally.unreached += usize::from(lowest_m.is_none());
                tally.crossing += usize::from(lowest_m == Some(0.0));
                Some([lowest_m?])
            });
        }
        sheet
    }

    /// The line of a link; counts those that have none, or none that can be read.
    fn line(
        &self,
        link: &LinkRow,
        ends: &BTreeMap<&Id, Point>,
        tally: &mut Tally,
    ) -> Option<Vec<Point>> {
        let LinkLine { line, is_unread } = self.district.line(link, ends);
        tally.lines_unread += usize::from(is_unread);
        tally.lineless += usize::from(line.is_none());
        line
    }

    fn places(&self, tally: &mut Tally) -> Sheet {
        let mut sheet = Sheet::new(PlaceRow::SPEC);
        let shares = [self.options.low_share, self.options.high_share];
        for (place, &row) in self
            .district
            .places
            .rows
            .iter()
            .zip(&self.district.places.raw_row)
        {
            let exposed = Exposed {
                row,
                flood_ref: place.flood_ref.as_ref(),
                fields: ["hand_low_m", "hand_high_m"],
                known_m: [place.hand_low_m, place.hand_high_m],
            };
            self.expose(&mut sheet, tally, &exposed, |tally| {
                let at = self.district.of_place(place);
                let spread = self
                    .ground
                    .spread_m(at, self.options.place_radius_m, shares);
                tally.unreached += usize::from(spread.is_none());
                let [low_m, high_m] = spread?;
                // A height that is kept bounds the other.
                match exposed.known_m {
                    _ if self.options.replace => Some([low_m, high_m]),
                    [Some(known_m), None] => Some([low_m, high_m.max(known_m)]),
                    [None, Some(known_m)] => Some([low_m.min(known_m), high_m]),
                    _ => Some([low_m, high_m]),
                }
            });
        }
        sheet
    }

    fn sites(&self, tally: &mut Tally) -> Sheet {
        let mut sheet = Sheet::new(SiteRow::SPEC);
        for (site, &row) in self
            .district
            .sites
            .rows
            .iter()
            .zip(&self.district.sites.raw_row)
        {
            let exposed = Exposed {
                row,
                flood_ref: site.flood_ref.as_ref(),
                fields: ["floor_m"],
                known_m: [site.floor_m],
            };
            self.expose(&mut sheet, tally, &exposed, |tally| {
                let height_m = self.ground.hand_m(self.district.of_site(site));
                tally.unreached += usize::from(height_m.is_none());
                Some([height_m?])
            });
        }
        sheet
    }

    /// Sets the heights of a row, and its reach where it has none. A height without a reach says nothing, and `check`
    /// refuses a reach without a height, so a row gets both or neither.
    fn expose<const N: usize>(
        &self,
        sheet: &mut Sheet,
        tally: &mut Tally,
        exposed: &Exposed<'_, N>,
        heights_m: impl FnOnce(&mut Tally) -> Option<[f64; N]>,
    ) {
        let keeps = |known_m: Option<f64>| known_m.is_some() && !self.options.replace;
        let reach = match (exposed.flood_ref, &self.options.reach) {
            (Some(_), _) => None,
            (None, Some(reach)) => Some(reach.as_str()),
            (None, None) => {
                tally.reachless += 1;
                for (field, known_m) in exposed.fields.iter().zip(exposed.known_m) {
                    sheet.keep_if(field, known_m);
                }
                return;
            }
        };
        let whole = exposed.known_m.iter().all(|known_m| keeps(*known_m));
        let found = if whole { None } else { heights_m(tally) };
        let heights = exposed.fields.iter().zip(exposed.known_m).enumerate();
        for (at, (field, known_m)) in heights {
            match found {
                Some(found) if !keeps(known_m) => sheet.set(exposed.row, field, found[at]),
                _ => sheet.keep_if(field, known_m),
            }
        }
        let complete = found.is_some() || exposed.known_m.iter().all(Option::is_some);
        if let Some(reach) = reach.filter(|_| complete) {
            sheet.refer(exposed.row, reach);
        }
    }
}
