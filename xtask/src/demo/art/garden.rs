//! Pots, and what waters and digs.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, CLAY, LEAF, LEATHER, PAPER, Rgb, STEEL, WOOD};

const SOIL: Rgb = Rgb(0x0054_3c30);

/// Tapered, with a saucer, on a wooden stand, hanging in a net.
pub(super) fn pot(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => tapered(brush, colour),
        1 => fluted(brush, colour),
        2 => on_stand(brush, colour),
        _ => hanging(brush, colour),
    }
}

fn tapered(brush: &mut Brush, colour: Rgb) {
    brush.shadow(276, 524);
    brush.form("M236 360H564L516 620Q512 640 492 640H308Q288 640 284 620z", colour, 56, |brush| {
        brush.fill("M200 470Q250 440 300 470T400 470T500 470T600 470V510Q550 480 500 510T400 510T300 510T200 510z", colour.light(34));
    });
    brush.solid(&block(220, 316, 360, 64, 12), colour.light(10), 44);
    brush.fill(&ellipse(400, 320, 164, 16), SOIL);
    brush.gleam("M262 400L284 560", 14);
}

fn fluted(brush: &mut Brush, colour: Rgb) {
    brush.shadow(230, 570);
    brush.solid(
        "M226 596H574L560 628Q556 640 540 640H260Q244 640 240 628z",
        colour.dark(10),
        40,
    );
    brush.form(
        "M260 380Q250 350 280 346H520Q550 350 540 380L516 580Q512 600 490 600H310Q288 600 284 580z",
        colour,
        54,
        |brush| {
            for x in (270..560).step_by(32) {
                brush.line(
                    &format!("M{x} 340L{} 610", (x - 400) * 86 / 100 + 400),
                    colour.dark(14),
                    7,
                );
            }
        },
    );
    brush.fill(&ellipse(400, 356, 124, 14), SOIL);
    brush.gleam("M286 400L304 540", 13);
}

fn on_stand(brush: &mut Brush, colour: Rgb) {
    brush.shadow(256, 544);
    brush.tube("M288 400L268 632M512 400L532 632", WOOD.dark(10), 24);
    brush.solid(
        "M262 330H538V470Q538 560 470 560H330Q262 560 262 470z",
        colour,
        54,
    );
    brush.fill(&ellipse(400, 334, 138, 18), colour.dark(30));
    brush.fill(&ellipse(400, 338, 122, 12), SOIL);
    brush.line("M266 480H534M276 506H524", PAPER, 7);
    brush.tube("M270 540H530", WOOD, 20);
    brush.tube("M272 420L256 634M528 420L544 634", WOOD, 22);
    brush.gleam("M286 366V470", 13);
}

fn hanging(brush: &mut Brush, colour: Rgb) {
    brush.line(
        "M400-60V120M400 110L250 420M400 110L550 420M400 110L340 440M400 110L460 440",
        LEATHER.light(30),
        9,
    );
    brush.solid(&circle(400, 112, 20), BRASS, 6);
    for (x, y, turn) in [
        (290, 330, -40),
        (350, 300, -16),
        (420, 296, 10),
        (490, 320, 36),
        (250, 400, -90),
        (548, 400, 90),
    ] {
        brush.turned(turn, x, y, |brush| {
            brush.fill(
                &format!(
                    "M{x} {}Q{} {} {x} {}Q{} {} {x} {}z",
                    y + 80,
                    x - 44,
                    y + 10,
                    y - 60,
                    x + 44,
                    y + 10,
                    y + 80
                ),
                LEAF.light(10),
            );
        });
    }
    brush.solid(
        "M240 400H560Q560 580 440 590H360Q240 580 240 400z",
        colour,
        56,
    );
    brush.solid(&block(230, 384, 340, 40, 14), colour.light(14), 34);
    brush.line(
        "M250 420Q300 560 400 596Q500 560 550 420M340 426L400 596M460 426L400 596",
        LEATHER.light(30),
        9,
    );
    brush.line("M400 596V690M386 610V680M414 610V680", LEATHER.light(30), 8);
    brush.gleam("M266 450Q274 510 304 544", 13);
}

/// Garden can, long spout, mister, trowel and fork.
pub(super) fn watering(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => garden_can(brush, colour),
        1 => long_spout(brush, colour),
        2 => mister(brush, colour),
        _ => trowel_and_fork(brush, colour),
    }
}

fn garden_can(brush: &mut Brush, colour: Rgb) {
    brush.shadow(280, 580);
    brush.line("M500 380C680 330 700 560 560 590", colour.dark(30), 24);
    brush.solid(
        "M330 540L190 400L158 424L150 404L226 340L232 362L212 380L340 470z",
        colour.dark(8),
        10,
    );
    brush.fill("M140 410L236 332L222 322L132 396z", BRASS);
    brush.tube("M320 390C330 260 490 260 500 390", colour.dark(8), 24);
    brush.solid(
        "M300 400Q300 380 320 380H520Q540 380 544 400L570 616Q572 640 548 640H300Q276 640 278 616z",
        colour,
        54,
    );
    brush.line("M290 470H552M282 570H564", colour.light(34), 8);
    brush.gleam("M322 410L306 560", 13);
}

fn long_spout(brush: &mut Brush, colour: Rgb) {
    brush.shadow(330, 580);
    brush.line("M340 600C210 600 260 330 150 270", colour.dark(26), 20);
    brush.line("M340 596C214 594 264 326 150 268", colour, 13);
    brush.tube("M440 420C470 250 660 300 580 560", BRASS, 16);
    brush.solid(
        "M330 600Q330 420 420 410H500Q590 420 590 600Q590 640 550 640H370Q330 640 330 600z",
        colour,
        50,
    );
    brush.solid("M400 380H510L520 416H390z", colour.light(14), 18);
    brush.gleam("M360 580Q360 480 400 446", 13);
}

fn mister(brush: &mut Brush, colour: Rgb) {
    brush.shadow(290, 520);
    brush.solid("M340 250H250Q236 250 236 268T250 286H360z", BRASS, 8);
    brush.tube("M330 300Q290 320 300 360", BRASS, 13);
    brush.solid("M330 230H440Q470 232 470 260V320H350V290H330z", BRASS, 20);
    brush.form("M360 320H450V380Q530 400 530 480V600Q530 640 490 640H320Q280 640 280 600V480Q280 400 360 380z", colour.light(20), 50, |brush| {
        brush.fill("M260 480H560V700H260z", colour);
        brush.fill("M260 480Q400 460 560 480Q400 500 260 480z", colour.light(44));
    });
    for (x, y) in [(196, 240), (176, 270), (196, 300), (150, 250), (146, 292)] {
        brush.fill(&circle(x, y, 7), Rgb(0x00ff_ffff));
    }
    brush.gleam("M306 590V490Q310 440 350 416", 14);
}

fn trowel_and_fork(brush: &mut Brush, colour: Rgb) {
    brush.shadow(230, 600);
    for (x, turn, is_fork) in [(310, -8, false), (490, 9, true)] {
        brush.turned(turn, x, 640, |brush| {
            brush.tube(&format!("M{x} 420V330"), STEEL.dark(10), 20);
            brush.solid(&block(x - 30, 160, 60, 190, 28), colour, 20);
            brush.solid(&block(x - 30, 290, 60, 40, 10), WOOD, 16);
            if is_fork {
                brush.tube(
                    &format!(
                        "M{} 630V470Q{} 430 {x} 430T{} 470V630M{x} 430V630",
                        x - 56,
                        x - 56,
                        x + 56
                    ),
                    STEEL,
                    22,
                );
            } else {
                brush.solid(
                    &format!(
                        "M{} 440Q{x} 400 {} 440L{} 560Q{} 610 {x} 640Q{} 610 {} 560z",
                        x - 66,
                        x + 66,
                        x + 60,
                        x + 40,
                        x - 40,
                        x - 60
                    ),
                    STEEL,
                    30,
                );
                brush.line(&format!("M{x} 450V590"), STEEL.dark(24), 6);
            }
            brush.gleam(&format!("M{} 196V270", x - 12), 9);
        });
    }
    brush.fill(&ellipse(400, 650, 230, 20), SOIL);
    brush.fill(&ellipse(330, 640, 90, 24), SOIL.light(8));
    brush.fill(&ellipse(490, 642, 80, 20), CLAY.dark(50));
}
