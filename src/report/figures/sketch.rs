//! From positions on the ground to the sheet of the sketch map.

use crate::report::svg::Point;
use crate::scenario::choices::Mode;
use crate::world::World;

/// Metres in one degree of latitude on the sphere used for distances (radius 6,371,008.8 m).
const METRES_PER_DEGREE: f64 = 111_195.08;

/// How the ground is laid onto the sheet: north up, one scale for both directions.
pub struct Sketch {
    west_south: Point,
    units_per_x: f64,
    units_per_y: f64,
    margin: Point,
    height: f64,
    /// Metres on the ground for one unit on the sheet.
    pub metres_per_unit: f64,
}

impl Sketch {
    /// Lays everything that is drawn into a sheet `width` wide and at most `tallest` high; `None` when nothing is drawn.
    ///
    /// Only what is drawn counts: a site without stock or a node without a road moves nothing.
    pub fn of(world: &World, width: f64, tallest: f64) -> Option<Self> {
        let drawn = drawn_positions(world);
        let first = *drawn.first()?;
        let mut low = first;
        let mut high = first;
        for at in drawn {
            for axis in 0..2 {
                low[axis] = low[axis].min(at[axis]);
                high[axis] = high[axis].max(at[axis]);
            }
        }
        let metres_per = if world.planar {
            [1.0, 1.0]
        } else {
            let middle = f64::midpoint(low[1], high[1]).to_radians();
            [METRES_PER_DEGREE * libm::cos(middle), METRES_PER_DEGREE]
        };
        // A single point still gets a kilometre of ground around it.
        let ground = [0, 1].map(|axis| ((high[axis] - low[axis]) * metres_per[axis]).max(1000.0));
        let border = 26.0;
        let room = [width - 2.0 * border, tallest - 2.0 * border];
        let metres_per_unit = (ground[0] / room[0]).max(ground[1] / room[1]);
        let used = ground.map(|metres| metres / metres_per_unit);
        Some(Self {
            west_south: low,
            units_per_x: metres_per[0] / metres_per_unit,
            units_per_y: metres_per[1] / metres_per_unit,
            margin: [(width - used[0]) / 2.0, border],
            height: used[1] + 2.0 * border,
            metres_per_unit,
        })
    }

    /// Height of the sheet.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Where a position stands on the sheet.
    pub fn at(&self, position: [f64; 2]) -> Point {
        [
            self.margin[0] + (position[0] - self.west_south[0]) * self.units_per_x,
            self.height - self.margin[1] - (position[1] - self.west_south[1]) * self.units_per_y,
        ]
    }
}

/// Whether the map shows links of this mode.
pub fn is_drawn(mode: Mode) -> bool {
    matches!(mode, Mode::Road | Mode::Water)
}

fn drawn_positions(world: &World) -> Vec<[f64; 2]> {
    let network = &world.network;
    let ends = network.links.ends.iter().zip(&network.links.mode);
    let roads = ends
        .filter(|(_, mode)| is_drawn(**mode))
        .flat_map(|(ends, _)| ends.map(|node| network.position[node.at()]));
    let places = world.places.iter().map(|place| place.position);
    let sites = world.sites.iter().filter(|site| !site.stock.is_empty());
    roads
        .chain(places)
        .chain(sites.map(|site| site.position))
        .collect()
}

/// A round distance in kilometres that takes up to a fifth of `width` metres: 1, 2 or 5 times a power of ten.
pub fn round_km(width_m: f64) -> f64 {
    let most = width_m / 5.0 / 1000.0;
    let mut round = 0.001;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if round * factor > most {
            break;
        }
        round *= factor;
    }
    round
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_bars_are_one_two_or_five() {
        for (metres, km) in [
            (1000.0, 0.2),
            (27_000.0, 5.0),
            (60_000.0, 10.0),
            (130_000.0, 20.0),
        ] {
            assert!((round_km(metres) - km).abs() < 1e-12, "{metres}");
        }
    }
}
