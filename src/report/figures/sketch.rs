//! From positions on the ground to the sheet of the sketch map.

use crate::report::svg::{Anchor, Point, Svg};
use crate::scenario::choices::Mode;
use crate::world::World;

/// Metres in one degree of latitude on the sphere used for distances (radius 6,371,008.8 m).
const METRES_PER_DEGREE: f64 = 111_195.08;

/// How the ground is laid onto the sheet: north up, one scale for both directions.
pub struct Sketch {
    west_south: Point,
    units_per_x: f64,
    units_per_y: f64,
    /// Where the south-western corner of the ground stands.
    corner: Point,
    height: f64,
    /// Metres on the ground for one unit on the sheet.
    pub metres_per_unit: f64,
}

/// A part of the sheet.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Upper left corner.
    pub corner: Point,
    /// Width and height.
    pub size: Point,
}

/// From a frame up to the line on which its title stands.
const TITLE_RISE: f64 = 9.0;
/// Empty paper around what is drawn.
const BORDER: f64 = 26.0;

impl Sketch {
    /// Lays everything that is drawn into a sheet `width` wide and at most `tallest` high; `None` when nothing is drawn.
    ///
    /// Only what is drawn counts: a site without stock or a node without a road moves nothing.
    pub fn of(world: &World, width: f64, tallest: f64) -> Option<Self> {
        Self::around(&drawn_positions(world), world.planar, [width, tallest])
    }

    /// Lays these positions into a sheet of at most this size, as high as they need.
    pub fn around(
        positions: &[[f64; 2]],
        planar: bool,
        [width, tallest]: [f64; 2],
    ) -> Option<Self> {
        let (low, high) = bounds(positions)?;
        let metres_per = metres_per_unit_of_position(planar, low, high);
        // A single point still gets a kilometre of ground around it.
        let ground = [0, 1].map(|axis| ((high[axis] - low[axis]) * metres_per[axis]).max(1000.0));
        let room = [width - 2.0 * BORDER, tallest - 2.0 * BORDER];
        let metres_per_unit = (ground[0] / room[0]).max(ground[1] / room[1]);
        let used = ground.map(|metres| metres / metres_per_unit);
        let height = used[1] + 2.0 * BORDER;
        Some(Self {
            west_south: low,
            units_per_x: metres_per[0] / metres_per_unit,
            units_per_y: metres_per[1] / metres_per_unit,
            corner: [(width - used[0]) / 2.0, height - BORDER],
            height,
            metres_per_unit,
        })
    }

    /// Lays these positions into the middle of a frame, at least `least_m` of ground across.
    pub fn framed(
        positions: &[[f64; 2]],
        planar: bool,
        frame: Frame,
        least_m: f64,
    ) -> Option<Self> {
        let (low, high) = bounds(positions)?;
        let metres_per = metres_per_unit_of_position(planar, low, high);
        let ground = [0, 1].map(|axis| (high[axis] - low[axis]) * metres_per[axis]);
        let room = frame.size.map(|size| size - 2.0 * BORDER);
        let metres_per_unit = [0, 1]
            .map(|axis| ground[axis].max(least_m) / room[axis])
            .into_iter()
            .fold(f64::MIN_POSITIVE, f64::max);
        let used = ground.map(|metres| metres / metres_per_unit);
        Some(Self {
            west_south: low,
            units_per_x: metres_per[0] / metres_per_unit,
            units_per_y: metres_per[1] / metres_per_unit,
            corner: [
                frame.corner[0] + (frame.size[0] - used[0]) / 2.0,
                frame.corner[1] + f64::midpoint(frame.size[1], used[1]),
            ],
            height: frame.size[1],
            metres_per_unit,
        })
    }

    /// What lies at a point of the sheet: [`Sketch::at`] undone.
    pub fn position(&self, point: Point) -> [f64; 2] {
        [
            self.west_south[0] + (point[0] - self.corner[0]) / self.units_per_x,
            self.west_south[1] - (point[1] - self.corner[1]) / self.units_per_y,
        ]
    }

    /// The same ground `top` down the sheet, and the frame over the whole width that it fills there.
    pub fn below(self, top: f64, width: f64) -> (Self, Frame) {
        let frame = Frame {
            corner: [0.0, top],
            size: [width, self.height],
        };
        let lowered = Self {
            corner: [self.corner[0], self.corner[1] + top],
            ..self
        };
        (lowered, frame)
    }

    /// Where a position stands on the sheet.
    pub fn at(&self, position: [f64; 2]) -> Point {
        [
            self.corner[0] + (position[0] - self.west_south[0]) * self.units_per_x,
            self.corner[1] - (position[1] - self.west_south[1]) * self.units_per_y,
        ]
    }
}

impl Frame {
    /// The right edge.
    pub fn right(&self) -> f64 {
        self.corner[0] + self.size[0]
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.corner[1] + self.size[1]
    }

    /// The same, smaller by a margin on every side.
    #[must_use]
    pub fn inset(&self, margin: f64) -> Self {
        Self {
            corner: self.corner.map(|edge| edge + margin),
            size: self.size.map(|size| size - 2.0 * margin),
        }
    }

    /// Draws its edge, half a unit within it, so that it is not cut off at the sheet's.
    pub fn outline(&self, svg: &mut Svg, class: &str) {
        let Self { corner, size } = self.inset(0.5);
        svg.rect(class, corner, size);
    }

    /// Begins a group that is cut off within its edge; `id` must be unique on the page.
    pub fn open_clip(&self, svg: &mut Svg, id: &str) {
        let Self { corner, size } = self.inset(1.0);
        svg.open_clip(id, corner, size);
    }

    /// Writes its title above it.
    pub fn title(&self, svg: &mut Svg, title: &str) {
        let [left, top] = self.corner;
        svg.text(
            "panel-title",
            [left, top - TITLE_RISE],
            Anchor::Start,
            title,
        );
    }

    /// Whether a box on the sheet between two corners touches it.
    pub fn touches(&self, a: Point, b: Point) -> bool {
        (0..2).all(|axis| {
            a[axis].max(b[axis]) >= self.corner[axis]
                && a[axis].min(b[axis]) <= self.corner[axis] + self.size[axis]
        })
    }
}

/// The south-western and the north-eastern corner of the box around positions; `None` without any.
fn bounds(positions: &[[f64; 2]]) -> Option<([f64; 2], [f64; 2])> {
    let first = *positions.first()?;
    let mut low = first;
    let mut high = first;
    for at in positions {
        for axis in 0..2 {
            low[axis] = low[axis].min(at[axis]);
            high[axis] = high[axis].max(at[axis]);
        }
    }
    Some((low, high))
}

/// Metres in one unit of each coordinate: in degrees at the middle latitude.
fn metres_per_unit_of_position(planar: bool, low: [f64; 2], high: [f64; 2]) -> [f64; 2] {
    if planar {
        [1.0, 1.0]
    } else {
        let middle = f64::midpoint(low[1], high[1]).to_radians();
        [METRES_PER_DEGREE * libm::cos(middle), METRES_PER_DEGREE]
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

    #[test]
    fn a_framed_sketch_keeps_all_within_its_frame_and_finds_the_way_back() {
        let positions = [[112.40, 22.30], [112.41, 22.36], [112.43, 22.31]];
        let frame = Frame {
            corner: [100.0, 40.0],
            size: [300.0, 200.0],
        };
        let sketch = Sketch::framed(&positions, false, frame, 100.0).expect("positions");
        for position in positions {
            let at = sketch.at(position);
            for axis in 0..2 {
                let inner = frame.corner[axis] + BORDER - 1e-6;
                assert!(
                    (inner..=inner + frame.size[axis] - 2.0 * BORDER + 2e-6).contains(&at[axis])
                );
                assert!((sketch.position(at)[axis] - position[axis]).abs() < 1e-9);
            }
        }
        // A metre of ground is as long either way.
        let [origin, north] = [[112.41, 22.33], [112.41, 22.34]].map(|at| sketch.at(at));
        let up = (origin[1] - north[1]) * sketch.metres_per_unit;
        assert!((up - 0.01 * METRES_PER_DEGREE).abs() < 1e-6, "{up}");
    }
}
