//! The desk: notebooks, pens, and what keeps them.

use super::Brush;
use super::brush::{block, circle};
use super::colour::{BRASS, COAL, LEATHER, PAPER, Rgb, STEEL, WOOD};

/// Hard cover with an elastic, spiral, set of three, planner.
pub(super) fn notebook(brush: &mut Brush, shape: u8, colour: Rgb) {
    brush.turned(-7, 400, 400, |brush| match shape {
        0 => hard_cover(brush, colour),
        1 => spiral(brush, colour),
        2 => three_thin(brush, colour),
        _ => planner(brush, colour),
    });
}

fn hard_cover(brush: &mut Brush, colour: Rgb) {
    let cover = block(220, 140, 360, 520, 22);
    brush.cast(&cover, 30, 26);
    brush.fill(&block(232, 150, 358, 518, 18), PAPER);
    brush.line("M584 180V640M578 180V650", PAPER.dark(20), 3);
    brush.line("M430 640V704", colour.dark(30), 13);
    brush.solid(&cover, colour, 18);
    brush.fill(
        "M220 162Q220 140 242 140H266V660H242Q220 660 220 638z",
        colour.dark(18),
    );
    brush.line("M528 140V660", colour.dark(34), 15);
    brush.gleam("M290 176V330", 12);
}

fn spiral(brush: &mut Brush, colour: Rgb) {
    let cover = block(220, 150, 380, 510, 16);
    brush.cast(&cover, 30, 26);
    brush.fill(&block(228, 158, 382, 510, 14), PAPER);
    brush.solid(&cover, colour, 16);
    brush.fill(&block(330, 240, 200, 130, 12), PAPER);
    brush.line("M360 286H500M360 324H450", PAPER.dark(30), 6);
    for y in (176..650).step_by(35) {
        brush.fill(&circle(246, y, 11), colour.dark(50));
        brush.line(&format!("M246 {y}q-52-22-50 4t44 8"), STEEL.dark(10), 8);
    }
    brush.gleam("M290 186V230", 11);
}

fn three_thin(brush: &mut Brush, colour: Rgb) {
    for (turn, tone) in [(15, colour.dark(26)), (7, colour.light(44)), (-1, colour)] {
        brush.turned(turn, 340, 660, |brush| {
            let cover = block(230, 160, 330, 490, 10);
            brush.cast(&cover, 20, 16);
            brush.solid(&cover, tone, 14);
            brush.stitch("M246 180V632", PAPER, 4);
        });
    }
    brush.fill(&block(300, 260, 190, 110, 8), PAPER);
    brush.line("M326 302H462M326 332H420", PAPER.dark(30), 5);
}

fn planner(brush: &mut Brush, colour: Rgb) {
    let cover = block(200, 150, 380, 510, 26);
    for (y, tone) in [
        (200, 0x00e0_a52e),
        (290, 0x007f_9b78),
        (380, 0x00c9_563f),
        (470, 0x005f_8fa6),
    ] {
        brush.fill(&block(560, y, 52, 66, 10), Rgb(tone));
    }
    brush.cast(&cover, 30, 26);
    brush.solid(&cover, colour, 20);
    brush.stitch(&block(220, 170, 340, 470, 16), colour.light(44), 4);
    brush.solid(
        "M470 360H600Q624 362 624 400T600 440H470z",
        colour.dark(16),
        12,
    );
    brush.solid(&circle(508, 400, 19), BRASS, 7);
    brush.tube("M330 120V600", COAL, 20);
    brush.solid(&block(318, 110, 24, 90, 8), BRASS, 8);
    brush.gleam("M250 200V380", 11);
}

/// Fountain pen, ballpoint, brush pens, pencil.
pub(super) fn pen(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => fountain_pen(brush, colour),
        1 => ballpoint(brush, colour),
        2 => brush_pens(brush, colour),
        _ => pencil(brush, colour),
    }
}

fn fountain_pen(brush: &mut Brush, colour: Rgb) {
    brush.line(
        "M150 640C260 560 230 700 330 640S400 600 430 640",
        colour.dark(20),
        9,
    );
    brush.turned(38, 400, 400, |brush| {
        brush.cast(&block(362, 110, 76, 560, 30), 30, 6);
        brush.solid("M374 560H426L412 640L400 690L388 640z", BRASS, 12);
        brush.line("M400 688V616", COAL, 4);
        brush.fill(&circle(400, 612, 7), COAL);
        brush.solid("M366 480H434L428 570H372z", COAL, 16);
        brush.solid(
            "M360 200H440V470Q440 486 424 486H376Q360 486 360 470z",
            colour,
            24,
        );
        brush.solid(
            "M356 120Q356 60 400 60T444 120V300H356z",
            colour.dark(10),
            26,
        );
        brush.fill("M354 286H446V308H354zM354 268H446V276H354z", BRASS);
        brush.solid("M430 96H452V250Q442 266 432 250z", BRASS, 6);
        brush.gleam("M376 330V450M374 110V250", 9);
    });
}

fn ballpoint(brush: &mut Brush, colour: Rgb) {
    brush.turned(38, 400, 400, |brush| {
        brush.cast(&block(366, 110, 68, 560, 28), 30, 6);
        brush.solid("M372 570H428L408 660L400 680L392 660z", STEEL, 14);
        brush.solid(
            "M366 330H434V560Q430 580 420 586H380Q370 580 366 560z",
            colour.dark(12),
            20,
        );
        for y in (420..560).step_by(22) {
            brush.line(&format!("M370 {y}H430"), colour.dark(34), 6);
        }
        brush.solid(
            "M366 150Q366 136 380 136H420Q434 136 434 150V340H366z",
            colour,
            22,
        );
        brush.fill("M364 328H436V346H364z", STEEL);
        brush.solid(&block(384, 84, 32, 60, 10), STEEL, 10);
        brush.solid("M426 160H448V310Q438 326 428 310z", STEEL, 6);
        brush.gleam("M380 170V310", 9);
    });
}

fn brush_pens(brush: &mut Brush, colour: Rgb) {
    for (x, tone) in [
        (250, colour.light(30)),
        (350, colour),
        (450, colour.dark(24)),
        (550, COAL),
    ] {
        let barrel = block(x - 34, 180, 68, 400, 20);
        brush.cast(&barrel, 22, 18);
        brush.fill(
            &format!(
                "M{} 570H{}L{} 640Q{x} 700 {} 640z",
                x - 20,
                x + 20,
                x + 10,
                x - 10
            ),
            tone,
        );
        brush.solid(
            &format!("M{} 530H{}L{} 590H{}z", x - 32, x + 32, x + 20, x - 20),
            COAL.light(14),
            10,
        );
        brush.solid(&barrel, PAPER, 20);
        brush.solid(&block(x - 38, 120, 76, 190, 24), tone, 22);
        brush.fill(&format!("M{} 470h68v24h-68z", x - 34), tone);
        brush.gleam(&format!("M{} 150v120", x - 18), 9);
    }
}

fn pencil(brush: &mut Brush, colour: Rgb) {
    brush.turned(38, 400, 400, |brush| {
        brush.cast(&block(364, 110, 72, 560, 10), 30, 6);
        brush.fill("M364 560H436L406 670H394z", WOOD.light(40));
        brush.fill("M388 640H412L400 690z", COAL);
        brush.fill(
            "M364 190H436V570Q424 552 412 570Q400 552 388 570Q376 552 364 570z",
            colour,
        );
        brush.fill("M364 190H388V570Q376 552 364 570z", colour.light(24));
        brush.fill("M412 190H436V570Q424 552 412 570z", colour.dark(22));
        brush.fill("M364 150H436V196H364z", BRASS);
        brush.line("M366 164H434M366 182H434", BRASS.dark(30), 4);
        brush.solid(
            "M366 90Q366 76 380 76H420Q434 76 434 90V152H366z",
            Rgb(0x00e0_9a94),
            18,
        );
    });
    for (x, y, turn) in [(520, 620, 20), (580, 580, -40), (620, 650, 70)] {
        brush.turned(turn, x, y, |brush| {
            brush.fill(&format!("M{x} {y}q30-40 60 0q-30-14-60 0z"), WOOD.light(30));
            brush.line(&format!("M{x} {y}q30-40 60 0"), colour, 6);
        });
    }
}

/// Zip case, cup of pencils, letter stand, tape dispenser.
pub(super) fn desk(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => zip_case(brush, colour),
        1 => pencil_cup(brush, colour),
        2 => letter_stand(brush, colour),
        _ => tape(brush, colour),
    }
}

fn zip_case(brush: &mut Brush, colour: Rgb) {
    brush.shadow(150, 650);
    brush.solid(
        "M150 520Q150 440 230 436H570Q650 440 650 520V560Q650 640 570 640H230Q150 640 150 560z",
        colour,
        50,
    );
    brush.line("M186 486H600", PAPER, 22);
    brush.stitch("M186 486H600", colour.dark(50), 9);
    brush.solid(&block(572, 470, 40, 32, 8), BRASS, 8);
    brush.solid("M596 494H622L630 560H600z", LEATHER, 6);
    brush.solid(&block(240, 548, 110, 50, 10), LEATHER, 10);
    brush.gleam("M176 570V530Q180 470 226 462", 11);
}

fn pencil_cup(brush: &mut Brush, colour: Rgb) {
    brush.shadow(296, 504);
    for (x, top, lean, tone) in [
        (340, 190, -10, 0x00e0_a52e),
        (390, 150, 2, 0x00c9_563f),
        (440, 200, 10, 0x002f_4a6b),
    ] {
        brush.turned(lean, x, 440, |brush| {
            brush.solid(
                &format!(
                    "M{} 470V{top}L{x} {}L{} {top}V470z",
                    x - 20,
                    top - 56,
                    x + 20
                ),
                WOOD.light(40),
                4,
            );
            brush.solid(
                &format!("M{} 470V{}H{}V470z", x - 20, top + 10, x + 20),
                Rgb(tone),
                12,
            );
            brush.fill(
                &format!(
                    "M{} {}L{x} {}L{} {}z",
                    x - 7,
                    top - 36,
                    top - 56,
                    x + 7,
                    top - 36
                ),
                Rgb(tone),
            );
        });
    }
    brush.line("M486 430L530 230", STEEL, 16);
    brush.line("M530 230L534 200", COAL, 24);
    brush.solid(
        "M286 390H514L500 616Q498 640 474 640H326Q302 640 300 616z",
        colour,
        50,
    );
    brush.fill("M286 390H514L512 416H288z", colour.dark(18));
    brush.fill("M294 520H506L503 560H297z", PAPER);
    brush.veil("M464 520H506L503 560H460z", PAPER.dark(50), 34);
    brush.gleam("M316 440L326 600", 13);
}

fn letter_stand(brush: &mut Brush, colour: Rgb) {
    brush.shadow(190, 610);
    brush.turned(9, 520, 600, |brush| {
        brush.solid("M494 560V250L514 200L534 250V560z", WOOD.light(40), 4);
        brush.solid("M494 560V262H534V560z", Rgb(0x00c9_563f), 12);
        brush.fill("M507 216L514 200L521 216z", Rgb(0x00c9_563f));
    });
    brush.turned(-5, 320, 500, |brush| {
        brush.solid(&block(236, 300, 170, 230, 6), PAPER, 10);
        brush.fill("M236 306L321 400L406 306V300H236z", PAPER.dark(14));
    });
    brush.solid(&block(316, 270, 150, 260, 8), Rgb(0x007f_9b78), 16);
    brush.stitch("M334 290V500", PAPER, 4);
    brush.solid(
        "M196 420H440V520H604V620Q604 640 584 640H216Q196 640 196 620z",
        colour,
        46,
    );
    brush.fill(
        "M196 420H440V436H196zM440 508H604V524H440z",
        colour.light(30),
    );
    brush.solid(&block(470, 560, 90, 30, 8), BRASS, 8);
    brush.gleam("M220 470V600", 12);
}

fn tape(brush: &mut Brush, colour: Rgb) {
    brush.shadow(176, 624);
    brush.solid(&circle(360, 510, 108), PAPER.dark(8), 20);
    brush.fill(&circle(358, 508, 64), colour.dark(34));
    brush.fill("M440 440L610 500L604 518L450 480z", PAPER);
    brush.solid("M170 640Q160 520 260 500Q290 590 360 590T460 520Q560 540 600 500L626 520L630 612Q630 640 602 640z", colour, 40);
    brush.fill("M596 496L636 506L630 530L602 516z", STEEL);
    brush.solid(&circle(358, 508, 26), BRASS, 8);
    brush.gleam("M196 600Q200 548 240 530", 12);
}
