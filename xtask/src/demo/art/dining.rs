//! What stands on the table: cups, bowls, plates, the mortar.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{COAL, PAPER, Rgb, WOOD};

const TEA: Rgb = Rgb(0x00b0_6a34);
const COFFEE: Rgb = Rgb(0x0055_3626);

/// Mug, tea bowl, espresso cup on its saucer, travel tumbler.
pub(super) fn cup(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => mug(brush, colour),
        1 => tea_bowl(brush, colour),
        2 => espresso(brush, colour),
        _ => tumbler(brush, colour),
    }
}

fn mug(brush: &mut Brush, colour: Rgb) {
    brush.shadow(262, 500);
    brush.line("M500 440C620 420 630 590 496 586", colour.dark(24), 38);
    brush.line("M498 436C612 418 622 584 494 581", colour, 27);
    brush.form(
        "M250 400H510V590Q510 640 460 640H300Q250 640 250 590z",
        colour,
        56,
        |brush| {
            brush.fill("M250 570H510V660H250z", PAPER.mix(colour, 18));
        },
    );
    mouth(brush, 380, 402, 130, 26, colour, COFFEE);
    steam(brush, 380, 340);
    brush.gleam("M280 452V556", 16);
}

fn tea_bowl(brush: &mut Brush, colour: Rgb) {
    brush.shadow(296, 504);
    brush.form(
        "M230 420H570Q566 560 494 608V630Q494 640 482 640H318Q306 640 306 630V608Q234 560 230 420z",
        colour,
        60,
        |brush| {
            brush.fill(
                "M220 520Q300 560 380 530T580 520V420H220z",
                colour.light(34),
            );
        },
    );
    mouth(brush, 400, 422, 170, 34, colour.light(34), TEA);
    steam(brush, 400, 350);
    brush.gleam("M262 480Q272 520 296 552", 15);
}

fn espresso(brush: &mut Brush, colour: Rgb) {
    brush.shadow(220, 580);
    brush.solid(
        "M190 590H610Q600 640 520 640H280Q200 640 190 590z",
        colour,
        40,
    );
    brush.fill(&ellipse(400, 592, 210, 30), colour.light(22));
    brush.fill(&ellipse(404, 598, 120, 16), colour.dark(14));
    brush.line("M500 480C590 470 590 570 484 562", colour.dark(24), 28);
    brush.line("M498 477C583 468 583 567 482 559", colour, 19);
    brush.solid(
        "M290 440H510Q508 560 460 600H340Q292 560 290 440z",
        colour,
        46,
    );
    mouth(brush, 400, 442, 110, 22, colour, COFFEE);
    steam(brush, 400, 380);
    brush.gleam("M318 486Q322 528 340 562", 13);
}

fn tumbler(brush: &mut Brush, colour: Rgb) {
    brush.shadow(306, 490);
    brush.solid(
        "M286 340H514L486 616Q484 640 460 640H340Q316 640 314 616z",
        colour,
        52,
    );
    brush.fill("M297 446H503L495 524H305z", WOOD);
    brush.veil("M450 446H503L495 524H446z", WOOD.dark(50), 40);
    brush.solid(&block(274, 300, 252, 46, 16), COAL, 30);
    brush.solid(&block(300, 272, 200, 34, 14), COAL, 24);
    brush.fill(&block(330, 262, 56, 16, 8), COAL.light(20));
    brush.gleam("M318 366L322 426M328 544L332 606", 14);
}

fn mouth(brush: &mut Brush, x: i32, y: i32, rx: i32, ry: i32, colour: Rgb, drink: Rgb) {
    brush.fill(&ellipse(x, y, rx, ry), colour.light(30));
    brush.fill(&ellipse(x, y + 3, rx - 14, ry - 7), colour.dark(30));
    brush.fill(&ellipse(x, y + 8, rx - 20, ry - 12), drink);
}

fn steam(brush: &mut Brush, x: i32, y: i32) {
    for shift in [-44, 16] {
        let (x, low) = (x + shift, y + shift / 8);
        brush.gleam(&format!("M{x} {low}q-22-34 4-62t2-62"), 11);
    }
}

/// Noodle bowl, three nested bowls, plates, mortar.
pub(super) fn bowl(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => noodle_bowl(brush, colour),
        1 => nested_bowls(brush, colour),
        2 => plates(brush, colour),
        _ => mortar(brush, colour),
    }
}

fn noodle_bowl(brush: &mut Brush, colour: Rgb) {
    brush.shadow(300, 520);
    brush.form(
        "M190 450H610Q606 566 500 612V628Q500 640 486 640H314Q300 640 300 628V612Q194 566 190 450z",
        colour,
        66,
        |brush| {
            brush.fill(
                "M180 492H620V510H180zM180 522H620V530H180z",
                PAPER.mix(colour, 10),
            );
        },
    );
    brush.fill(&ellipse(400, 452, 210, 46), colour.light(30));
    brush.fill(&ellipse(400, 457, 190, 36), colour.dark(28));
    brush.fill(&ellipse(404, 466, 162, 24), colour.dark(40));
    brush.tube("M210 470L640 350", WOOD, 13);
    brush.tube("M232 486L656 384", WOOD, 13);
    brush.gleam("M222 548Q244 580 282 600", 14);
}

fn nested_bowls(brush: &mut Brush, colour: Rgb) {
    brush.shadow(300, 510);
    for (y, half, tone) in [
        (540, 196, colour.dark(10)),
        (486, 172, colour),
        (440, 150, colour.light(26)),
    ] {
        let (left, right) = (400 - half, 400 + half);
        let foot = y + 100;
        brush.solid(
            &format!(
                "M{left} {y}H{right}Q{} {foot} {} {foot}H{}Q{} {foot} {left} {y}z",
                right - 6,
                right - 90,
                left + 90,
                left + 6
            ),
            tone,
            44,
        );
    }
    brush.fill(&ellipse(400, 442, 150, 30), colour.light(48));
    brush.fill(&ellipse(402, 447, 134, 22), colour.dark(20));
    brush.gleam("M276 478Q284 500 300 514", 12);
}

fn mortar(brush: &mut Brush, colour: Rgb) {
    brush.shadow(290, 520);
    brush.tube("M520 250L420 450", colour.light(14), 54);
    brush.solid("M190 440H610Q606 540 520 576L540 622Q544 640 524 640H276Q256 640 260 622L280 576Q194 540 190 440z", colour, 66);
    brush.fill(&ellipse(400, 442, 210, 42), colour.light(26));
    brush.fill(&ellipse(402, 448, 176, 32), colour.dark(34));
    brush.fill("M368 454L440 460L470 420L430 410z", colour.light(4));
    for (x, y, tone) in [
        (300, 456, 0x00d2_4b32),
        (340, 466, 0x007d_a23c),
        (480, 462, 0x00d2_4b32),
    ] {
        brush.fill(&ellipse(x, y, 20, 8), Rgb(tone));
    }
    brush.gleam("M224 500Q240 530 268 546", 15);
}

fn plates(brush: &mut Brush, colour: Rgb) {
    brush.shadow(190, 610);
    for step in 0..3 {
        let y = 610 - step * 34;
        let half = 230 - step * 8;
        let (left, right) = (400 - half, 400 + half);
        brush.solid(
            &format!(
                "M{left} {y}H{right}Q{} {} {} {}H{}Q{} {} {left} {y}z",
                right - 20,
                y + 28,
                right - 90,
                y + 30,
                left + 90,
                left + 20,
                y + 28
            ),
            if step == 1 { colour.light(40) } else { colour },
            30,
        );
    }
    // The uppermost leans against the wall and shows its face.
    let face = circle(400, 352, 186);
    brush.cast(&face, 22, 16);
    brush.solid(&face, colour, 22);
    brush.fill(&circle(396, 350, 134), colour.light(22));
    brush.veil(
        "M276 410A134 134 0 0 0 520 404A150 150 0 0 1 276 410z",
        colour.dark(60),
        22,
    );
    brush.line("M400 188A162 162 0 0 0 244 310", PAPER, 8);
}
