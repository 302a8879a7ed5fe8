//! The brush: a few strokes from which every picture is made, and the light that falls on them.

use std::fmt::Write as _;

use super::Scene;
use super::colour::{DAY, Ground, NIGHT, Rgb};

/// What a table top adds to the tint of its ground.
const TABLE: Rgb = Rgb(0x007a_5a3c);

/// Collects the elements of one SVG file.
#[derive(Debug)]
pub(crate) struct Brush {
    svg: String,
    prefix: String,
    ids: u32,
}

impl Brush {
    /// An empty picture whose ids begin with `prefix`.
    pub(crate) fn new(prefix: &str) -> Self {
        Self {
            svg: String::with_capacity(4096),
            prefix: prefix.to_owned(),
            ids: 0,
        }
    }

    /// The file.
    pub(crate) fn finish(self) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 800\" width=\"800\" height=\"800\">{}</svg>\n",
            self.svg
        )
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ok = self.svg.write_fmt(element);
    }

    /// Wall, window light and, for a thing that stands, the table.
    pub(crate) fn ground(&mut self, ground: Ground, scene: Scene) {
        if scene == Scene::Wall {
            return self.backdrop(ground);
        }
        self.fill("M0 0H800V600H0z", ground.0);
        self.fill(
            "M96 0H316L560 600H340zM356 0H520L764 600H600z",
            ground.0.light(38),
        );
        self.fill("M0 596H800V800H0z", ground.0.mix(TABLE, 16));
        self.fill("M0 596H800V604H0z", ground.0.mix(TABLE, 8));
    }

    /// Wall and window light only.
    pub(crate) fn backdrop(&mut self, ground: Ground) {
        self.fill("M0 0H800V800H0z", ground.0);
        self.fill(
            "M96 0H316L647 800H427zM356 0H520L851 800H687z",
            ground.0.light(38),
        );
    }

    /// Draws everything inside a frame moved by `x`, `y` and scaled to `percent`.
    pub(crate) fn placed(&mut self, x: i32, y: i32, percent: i32, draw: impl FnOnce(&mut Self)) {
        self.push(format_args!(
            "<g transform=\"translate({x} {y})scale({})\">",
            decimal(percent)
        ));
        draw(self);
        self.push(format_args!("</g>"));
    }

    /// Draws everything wider and taller by percent; the point of the middle at height `still` stays where it is.
    pub(crate) fn stretched(
        &mut self,
        (wide, tall): (i32, i32),
        still: i32,
        draw: impl FnOnce(&mut Self),
    ) {
        let (x, y) = (4 * (100 - wide), still * (100 - tall) / 100);
        self.push(format_args!(
            "<g transform=\"matrix({} 0 0 {} {x} {y})\">",
            decimal(wide),
            decimal(tall)
        ));
        draw(self);
        self.push(format_args!("</g>"));
    }

    /// Draws everything turned by `degrees` around a point.
    pub(crate) fn turned(&mut self, degrees: i32, x: i32, y: i32, draw: impl FnOnce(&mut Self)) {
        self.push(format_args!("<g transform=\"rotate({degrees} {x} {y})\">"));
        draw(self);
        self.push(format_args!("</g>"));
    }

    /// Draws everything mirrored at the vertical through `x`.
    pub(crate) fn mirrored(&mut self, x: i32, draw: impl FnOnce(&mut Self)) {
        self.push(format_args!(
            "<g transform=\"matrix(-1 0 0 1 {} 0)\">",
            2 * x
        ));
        draw(self);
        self.push(format_args!("</g>"));
    }

    /// A flat shape.
    pub(crate) fn fill(&mut self, path: &str, colour: Rgb) {
        self.push(format_args!("<path fill=\"{colour}\" d=\"{path}\"/>"));
    }

    /// A flat shape that lets through what is below; `percent` of it covers.
    pub(crate) fn veil(&mut self, path: &str, colour: Rgb, percent: i32) {
        self.push(format_args!(
            "<path fill=\"{colour}\" opacity=\"{}\" d=\"{path}\"/>",
            decimal(percent)
        ));
    }

    /// A line with round ends.
    pub(crate) fn line(&mut self, path: &str, colour: Rgb, width: i32) {
        self.push(format_args!(
            "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\" d=\"{path}\"/>"
        ));
    }

    /// A dashed line: seams and stitches.
    pub(crate) fn stitch(&mut self, path: &str, colour: Rgb, width: i32) {
        self.dashed(path, colour, width, "12 11");
    }

    /// A tube of one thickness, lit from above: handles, legs, straps.
    pub(crate) fn tube(&mut self, path: &str, colour: Rgb, width: i32) {
        self.line(path, colour.dark(22), width);
        let (shift, core) = ((width / 9).max(1), (width * 7 / 10).max(1));
        self.push(format_args!(
            "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{core}\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\" transform=\"translate(-{shift} -{shift})\" d=\"{path}\"/>"
        ));
    }

    /// A shape with a flat shadow along its lower right side, `depth` wide.
    pub(crate) fn solid(&mut self, path: &str, colour: Rgb, depth: i32) {
        self.form(path, colour, depth, |_| {});
    }

    /// As [`Brush::solid`], with a pattern that is cut off at the outline and lies below shadow and light.
    pub(crate) fn form(
        &mut self,
        path: &str,
        colour: Rgb,
        depth: i32,
        pattern: impl FnOnce(&mut Self),
    ) {
        self.ids += 1;
        let (prefix, id) = (self.prefix.clone(), self.ids);
        self.push(format_args!(
            "<clipPath id=\"{prefix}{id}\"><path d=\"{path}\"/></clipPath><g clip-path=\"url(#{prefix}{id})\">\
             <path fill=\"{colour}\" d=\"M-400-400H1200V1200H-400z\"/>"
        ));
        pattern(self);
        let (shade, light) = if colour.is_dark() { (34, 12) } else { (20, 26) };
        self.rim(path, NIGHT, shade, (-depth, -depth / 3));
        if depth >= 12 {
            self.rim(path, DAY, light, (depth / 4, depth / 5));
        }
        self.push(format_args!("</g>"));
    }

    /// What a shape uncovers of itself when it is moved.
    fn rim(&mut self, path: &str, colour: Rgb, percent: i32, (x, y): (i32, i32)) {
        self.push(format_args!(
            "<path fill=\"{colour}\" opacity=\"{}\" fill-rule=\"evenodd\" transform=\"translate({x} {y})\" \
             d=\"M-400-400H1200V1200H-400z{path}\"/>",
            decimal(percent)
        ));
    }

    /// A line in pieces with round ends; `dashes` are their lengths and gaps, a length of nothing is a dot.
    pub(crate) fn dashed(&mut self, path: &str, colour: Rgb, width: i32, dashes: &str) {
        self.push(format_args!(
            "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" \
             stroke-dasharray=\"{dashes}\" d=\"{path}\"/>"
        ));
    }

    /// Rings of holes around a point: a round loudspeaker.
    pub(crate) fn rings(&mut self, x: i32, y: i32, colour: Rgb) {
        for radius in [18, 42, 66] {
            self.push(format_args!(
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"{colour}\" \
                 stroke-width=\"9\" stroke-linecap=\"round\" stroke-dasharray=\"0 18.85\"/>"
            ));
        }
    }

    /// A highlight.
    pub(crate) fn gleam(&mut self, path: &str, width: i32) {
        self.push(format_args!(
            "<path fill=\"none\" stroke=\"#fff\" stroke-width=\"{width}\" stroke-linecap=\"round\" opacity=\".5\" \
             d=\"{path}\"/>"
        ));
    }

    /// The shadow of something that stands on the table between two points of it.
    pub(crate) fn shadow(&mut self, left: i32, right: i32) {
        self.shadow_at(left, right, 640);
    }

    /// As [`Brush::shadow`], for something that stands farther back or in front.
    pub(crate) fn shadow_at(&mut self, left: i32, right: i32, y: i32) {
        let (middle, half) = (i32::midpoint(left, right), (right - left) / 2);
        self.veil(
            &ellipse(
                middle + half / 4 + 16,
                y + 4,
                half + half / 4 + 14,
                20 + half / 12,
            ),
            NIGHT,
            13,
        );
        self.veil(&ellipse(middle + 8, y, half + 6, 13), NIGHT, 22);
    }

    /// The shadow that a flat thing throws on the wall behind it.
    pub(crate) fn cast(&mut self, path: &str, x: i32, y: i32) {
        self.push(format_args!(
            "<path fill=\"{NIGHT}\" opacity=\".15\" transform=\"translate({x} {y})\" d=\"{path}\"/>"
        ));
    }
}

/// Percent as a short decimal number: 5 is `.05`, 120 is `1.2`.
fn decimal(percent: i32) -> String {
    let (whole, rest) = (percent / 100, percent % 100);
    let mut text = if whole == 0 {
        String::new()
    } else {
        whole.to_string()
    };
    if rest != 0 {
        let _ok = write!(text, ".{rest:02}");
        if text.ends_with('0') {
            text.pop();
        }
    }
    if text.is_empty() {
        text.push('0');
    }
    text
}

/// The path of an ellipse.
pub(crate) fn ellipse(x: i32, y: i32, rx: i32, ry: i32) -> String {
    let (left, wide) = (x - rx, 2 * rx);
    format!("M{left} {y}a{rx} {ry} 0 1 1 {wide} 0a{rx} {ry} 0 1 1-{wide} 0z")
}

/// The path of a circle.
pub(crate) fn circle(x: i32, y: i32, radius: i32) -> String {
    ellipse(x, y, radius, radius)
}

/// The path of a rectangle with round corners.
pub(crate) fn block(x: i32, y: i32, wide: i32, tall: i32, round: i32) -> String {
    let (across, down) = (wide - 2 * round, tall - 2 * round);
    let start = x + round;
    format!(
        "M{start} {y}h{across}q{round} 0 {round} {round}v{down}q0 {round}-{round} {round}h-{across}\
         q-{round} 0-{round}-{round}v-{down}q0-{round} {round}-{round}z"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_written_as_short_as_svg_allows() {
        for (percent, text) in [(5, ".05"), (20, ".2"), (100, "1"), (108, "1.08"), (0, "0")] {
            assert_eq!(decimal(percent), text);
        }
    }
}
