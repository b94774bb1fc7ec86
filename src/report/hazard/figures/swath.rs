//! The wind swath over the district: the strongest gust in each cell, in classes between round numbers.

use super::super::Told;
use super::path::{on_casing, path};
use crate::hazard::Passage;
use crate::report::figures::ground::{furniture, links};
use crate::report::figures::labels::Labels;
use crate::report::figures::legend::Legend;
use crate::report::figures::sketch::{Frame, Sketch};
use crate::report::figures::{WIDTH, step_of};
use crate::report::hazard::typhoon::{TownGust, Typhoon};
use crate::report::numbers;
use crate::report::svg::{Point, Svg};
use crate::text::Lang;
use crate::text::messages::hazard as say;
use crate::world::StormGround;

/// Tallest map.
const TALLEST: f64 = 520.0;
/// Shades of gusts, pale to dark.
const SHADES: usize = 6;
/// Widths of a class, in m/s.
const CLASS_STEPS: [f64; 5] = [1.0, 2.0, 5.0, 10.0, 20.0];

/// The map in the making.
pub struct Swath {
    sketch: Sketch,
    frame: Frame,
    /// Cells on the map, each with its gust.
    cells: Vec<([Point; 2], f64)>,
    classes: Classes,
}

/// Classes of gusts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Classes {
    low_m_s: f64,
    step_m_s: f64,
    count: usize,
}

impl Classes {
    /// The fewest classes of a round width that hold all gusts from the weakest to the strongest.
    pub fn of(weakest_m_s: f64, strongest_m_s: f64) -> Self {
        // A class may begin up to a step below the weakest, so one less is asked for.
        let most = (SHADES - 1) as f64;
        let step_m_s = step_of((strongest_m_s - weakest_m_s).max(1.0), most, &CLASS_STEPS);
        let low = libm::floor(weakest_m_s / step_m_s);
        let high = libm::floor(strongest_m_s / step_m_s) + 1.0;
        Self {
            low_m_s: low * step_m_s,
            step_m_s,
            count: ((high - low) as usize).min(SHADES),
        }
    }

    /// The class of a gust.
    pub fn class(self, gust_m_s: f64) -> usize {
        let class = libm::floor((gust_m_s - self.low_m_s) / self.step_m_s).max(0.0) as usize;
        class.min(self.count - 1)
    }

    /// The shade of a class: the strongest is darkest.
    fn shade(self, class: usize) -> usize {
        SHADES - self.count + class
    }

    fn words(self, class: usize) -> String {
        let from = self.low_m_s + class as f64 * self.step_m_s;
        let [from, until] = [from, from + self.step_m_s].map(numbers::shortest);
        format!("{from}–{until}")
    }
}

/// Lays the district onto the sheet below `top`; `None` without a typhoon or without anything to draw.
pub fn ground(told: &Told, top: f64) -> Option<Swath> {
    let (ground, passage) = storm(told)?;
    let sketch = Sketch::of(told.world, WIDTH, TALLEST)?;
    let (sketch, frame) = sketch.below(top, WIDTH);
    let cell = |cell: u32| {
        let [a, _, b, _] = StormGround::corners(ground.cells[cell as usize]);
        ([sketch.at(a), sketch.at(b)], passage.gust_m_s(cell))
    };
    let cells = (0..ground.cells.len() as u32).map(cell);
    let cells: Vec<_> = cells.filter(|([a, b], _)| frame.touches(*a, *b)).collect();
    let gusts = || cells.iter().map(|(_, gust)| *gust);
    let classes = Classes::of(
        gusts().fold(f64::MAX, f64::min),
        gusts().fold(0.0, f64::max),
    );
    (!cells.is_empty()).then_some(Swath {
        sketch,
        frame,
        cells,
        classes,
    })
}

fn storm<'a>(told: &Told<'a>) -> Option<(&'a StormGround, &'a Passage)> {
    told.world
        .storm
        .as_ref()
        .zip(told.facts.event.passage.as_ref())
}

impl Swath {
    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.frame.bottom()
    }

    /// Draws it.
    pub fn draw(&self, svg: &mut Svg, told: &Told, typhoon: &Typhoon) {
        let lang = told.lang;
        self.frame.title(svg, &say::swath_district(lang));
        self.frame.outline(svg, "sheet-edge");
        self.frame.open_clip(svg, "swath-frame");
        for ([south_west, north_east], gust_m_s) in &self.cells {
            let shade = self.classes.shade(self.classes.class(*gust_m_s));
            let corner = [south_west[0], north_east[1]];
            // A hair of overlap, so that no seams show between cells.
            let side = [
                north_east[0] - south_west[0] + 0.3,
                south_west[1] - north_east[1] + 0.3,
            ];
            svg.rect(&format!("gust-{shade}"), corner, side);
        }
        links(svg, told.world, &self.sketch, self.frame);
        let line: Vec<Point> = path(told)
            .unwrap_or_default()
            .iter()
            .map(|at| self.sketch.at(*at))
            .collect();
        if line
            .windows(2)
            .any(|leg| self.frame.touches(leg[0], leg[1]))
        {
            on_casing(svg, &line);
        }
        svg.close();
        let ([left, top], [right, bottom]) =
            (self.frame.corner, [self.frame.right(), self.frame.bottom()]);
        let mut labels = Labels::within(right - 6.0);
        labels.keep_free([right - 44.0, top], [right, top + 56.0]);
        labels.keep_free([left, bottom - 30.0], [right, bottom]);
        self.strongest(svg, told, typhoon, &mut labels);
        furniture(svg, &self.sketch, self.frame, lang);
    }

    /// The strongest gust of each town, those that blow hardest first.
    fn strongest(&self, svg: &mut Svg, told: &Told, typhoon: &Typhoon, labels: &mut Labels) {
        let mut gusts: Vec<&TownGust> = typhoon.gusts.iter().collect();
        gusts.sort_by(|a, b| b.max_gust_m_s.total_cmp(&a.max_gust_m_s));
        for gust in gusts {
            let place = &told.world.places[gust.max_place_ix];
            let at = self.sketch.at(place.position);
            let figure = numbers::fixed(Some(gust.max_gust_m_s), 1);
            let name = format!("{} {figure}", gust.max_place);
            svg.circle("gust-place", at, 2.6, &name);
            labels.beside(svg, "place-name", (at, 2.6), &name);
        }
    }

    /// Its part of the key.
    pub fn key(&self, svg: &mut Svg, legend: &mut Legend, lang: Lang) {
        legend.words(svg, &say::key_gust(lang));
        for class in 0..self.classes.count {
            let shade = self.classes.shade(class);
            legend.entry(svg, 22.0, &self.classes.words(class), |svg, [x, y]| {
                svg.rect(&format!("swatch gust-{shade}"), [x, y - 6.0], [22.0, 12.0]);
            });
        }
        legend.entry(svg, 8.0, &say::key_strongest(lang), |svg, [x, y]| {
            svg.circle("gust-place", [x + 4.0, y], 2.6, "");
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn classes_begin_and_end_at_round_numbers() {
        let classes = Classes::of(38.2, 58.1);
        let words: Vec<String> = (0..classes.count)
            .map(|class| classes.words(class))
            .collect();
        assert_eq!(words, ["35–40", "40–45", "45–50", "50–55", "55–60"]);
    }

    proptest! {
        #[test]
        fn every_gust_lies_in_the_class_that_its_words_say(
            weakest in 0.0..80.0_f64, more in 0.0..70.0_f64, share in 0.0..=1.0_f64,
        ) {
            let classes = Classes::of(weakest, weakest + more);
            prop_assert!((1..=SHADES).contains(&classes.count));
            let gust_m_s = weakest + share * more;
            let from = classes.low_m_s + classes.class(gust_m_s) as f64 * classes.step_m_s;
            prop_assert!(from <= gust_m_s && gust_m_s < from + classes.step_m_s, "{classes:?}");
            prop_assert_eq!(classes.shade(classes.count - 1), SHADES - 1);
        }
    }
}
