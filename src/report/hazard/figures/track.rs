//! The track of the typhoon with its times over the wider region, and below it the strongest gusts over the district.

use super::super::words::{self, Part};
use super::super::{Hazard, Told};
use super::Drawing;
use super::path::{following, on_casing, path};
use super::swath;
use crate::hazard::typhoon::Position;
use crate::report::figures::ground::scale_bar;
use crate::report::figures::labels::Labels;
use crate::report::figures::legend::Legend;
use crate::report::figures::sketch::{Frame, Sketch};
use crate::report::figures::{WIDTH, step_of};
use crate::report::hazard::typhoon::{TrackPoint, Typhoon, district_box};
use crate::report::numbers;
use crate::report::svg::{Anchor, Point, Svg};
use crate::text::Lang;
use crate::text::messages::hazard as say;

/// Upper edge of the regional map.
const REGION: f64 = 22.0;
/// Tallest regional map.
const TALLEST: f64 = 360.0;
/// Steps of the graticule, in degrees.
const DEGREE_STEPS: [f64; 6] = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0];

/// The figure; none without a typhoon.
pub fn track(told: &Told, hazard: &Hazard) -> Option<Drawing> {
    let typhoon = hazard.typhoon.as_ref()?;
    let lang = told.lang;
    let path = path(told)?;
    let ground: Vec<[f64; 2]> = path
        .iter()
        .copied()
        .chain(district_box(told.world))
        .collect();
    let sketch = Sketch::around(&ground, false, [WIDTH, TALLEST])?;
    let (sketch, region) = sketch.below(REGION, WIDTH);
    let swath = swath::ground(told, region.bottom() + 44.0)?;
    let title = say::caption_track(lang);
    let nearest = typhoon.nearest.as_ref();
    let description = nearest.map_or_else(String::new, |nearest| words::nearest(nearest, lang));
    let size = [WIDTH, swath.bottom() + 58.0];
    let mut svg = Svg::new("track", size, &title, &description);
    region.title(&mut svg, &say::track_region(lang));
    region.outline(&mut svg, "sea");
    graticule(&mut svg, &sketch, region);
    let [a, b] = district_box(told.world).map(|corner| sketch.at(corner));
    // A district of a few units could not be seen.
    let [a, b] = [[a[0].min(b[0] - 7.0), b[1]], [b[0], a[1].max(b[1] + 7.0)]];
    svg.rect("district", a, [b[0] - a[0], b[1] - a[1]]);
    let line: Vec<Point> = path.iter().map(|at| sketch.at(*at)).collect();
    on_casing(&mut svg, &line);
    let mut labels = Labels::within(WIDTH);
    labels.keep_free(a, b);
    for leg in line.windows(2) {
        labels.keep_free(leg[0], leg[1]);
    }
    let [left, top] = region.corner;
    let [right, bottom] = [region.right(), region.bottom()];
    // The scale bar, and the degrees of the parallels.
    labels.keep_free([left, bottom - 28.0], [left + 150.0, bottom]);
    labels.keep_free([left, top], [left + 36.0, bottom]);
    let room = [left + 4.0, top + 18.0, right - 4.0, bottom - 2.0];
    let middle = [0, 1].map(|axis| f64::midpoint(a[axis], b[axis]));
    let about = ((middle, (b[1] - a[1]) / 2.0), (room, true));
    let name = say::the_district(lang);
    labels.around(&mut svg, ("district-name halo", &[&name]), about.0, about.1);
    fixes(
        &mut svg,
        typhoon,
        (&sketch, path[0][0]),
        (&mut labels, room),
    );
    scale_bar(&mut svg, &sketch, region);
    swath.draw(&mut svg, told, typhoon);
    key(&mut svg, &swath, lang);
    Some(Drawing {
        name: "track.svg",
        part: Part::Typhoon,
        caption: title,
        svg: svg.finish(),
    })
}

/// Meridians and parallels, with their degrees at the lower and the left edge.
fn graticule(svg: &mut Svg, sketch: &Sketch, frame: Frame) {
    let [left, top] = frame.corner;
    let [right, bottom] = [frame.right(), frame.bottom()];
    let (low, high) = (
        sketch.position([left, bottom]),
        sketch.position([right, top]),
    );
    let step = step_of(high[0] - low[0], 12.0, &DEGREE_STEPS);
    let multiples = |axis: usize| {
        let first = libm::ceil(low[axis] / step) as i64;
        let last = libm::floor(high[axis] / step) as i64;
        (first..=last).map(move |at| at as f64 * step)
    };
    for lon_deg in multiples(0) {
        let [x, _] = sketch.at([lon_deg, low[1]]);
        svg.line("graticule", [x, top], [x, bottom]);
        if x < right - 20.0 && x > left + 20.0 {
            let turned = lon_deg - 360.0 * libm::round(lon_deg / 360.0);
            let label = degrees(turned, ["E", "W"]);
            svg.text("tick halo", [x, top + 14.0], Anchor::Middle, &label);
        }
    }
    for lat_deg in multiples(1) {
        let [_, y] = sketch.at([low[0], lat_deg]);
        svg.line("graticule", [left, y], [right, y]);
        if y > top + 28.0 && y < bottom - 30.0 {
            let label = degrees(lat_deg, ["N", "S"]);
            svg.text("tick halo", [left + 6.0, y - 3.0], Anchor::Start, &label);
        }
    }
}

fn degrees(value: f64, [positive, negative]: [&str; 2]) -> String {
    let side = if value < 0.0 { negative } else { positive };
    format!("{}°{side}", numbers::shortest(value.abs()))
}

/// The fixes of the table with time and wind; where there is no room for all words, every second goes first.
fn fixes(
    svg: &mut Svg,
    typhoon: &Typhoon,
    (sketch, west): (&Sketch, f64),
    (labels, room): (&mut Labels, [f64; 4]),
) {
    let mut before = [west, 0.0];
    let place = |point: &TrackPoint| {
        let centre = Position {
            lat_deg: point.lat_deg,
            lon_deg: point.lon_deg,
        };
        before = following(Some(before), centre);
        sketch.at(before)
    };
    let dots: Vec<Point> = typhoon.track.iter().map(place).collect();
    for (dot, point) in dots.iter().zip(&typhoon.track) {
        svg.circle("fix", *dot, 3.4, &point.local_time);
    }
    let order = (0..dots.len()).step_by(2).chain((1..dots.len()).step_by(2));
    for at in order {
        let point = &typhoon.track[at];
        let wind = numbers::fixed(Some(point.wind_1min_m_s), 0);
        let wind = format!("{wind} m/s");
        // Turn by turn above and below, so that neighbours do not crowd each other.
        labels.around(
            svg,
            ("fix-label halo", &[&point.local_time, &wind]),
            (dots[at], 3.4),
            (room, at % 2 == 1),
        );
    }
}

fn key(svg: &mut Svg, swath: &swath::Swath, lang: Lang) {
    let mut legend = Legend::new(swath.bottom() + 22.0);
    swath.key(svg, &mut legend, lang);
    legend.entry(svg, 26.0, &say::key_track(lang), |svg, [x, y]| {
        svg.line("track", [x, y], [x + 26.0, y]);
        svg.circle("fix", [x + 13.0, y], 3.4, "");
    });
}
