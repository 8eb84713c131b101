package org.fokker.fokkerplanck.finitevolume;

import org.fokker.fokkerplanck.Boundary;
import org.fokker.fokkerplanck.Domain;
import org.fokker.grid.Axis;

/**
 * Where the faces of one axis and the nodes at their two sides lie. Face f separates the cells f − 1 and f; faces 0 and N
 * are the walls. The nodes are the centres of the cells, at a wall the wall itself, at the seam of a circle the centre of
 * the last cell continued beyond the seam.
 */
final class AxisGeometry {

    private final Axis axis;
    private final Domain.Sides sides;

    AxisGeometry(Axis axis, Domain.Sides sides) {
        if (sides.periodic() && axis.cells() < 3) {
            throw new IllegalArgumentException("a periodic axis needs at least 3 cells, got " + axis.cells());
        }
        this.axis = axis;
        this.sides = sides;
    }

    Axis axis() {
        return axis;
    }

    int cells() {
        return axis.cells();
    }

    boolean periodic() {
        return sides.periodic();
    }

    double face(int f) {
        return axis.edge(f);
    }

    /** The edge of a number; beyond the ends, across a seam, the edges of the other side are continued. */
    double continued(int edge) {
        int n = cells();
        if (edge < 0) {
            return axis.lower() - (axis.upper() - axis.edge(edge + n));
        }
        return edge > n ? axis.upper() + (axis.edge(edge - n) - axis.lower()) : axis.edge(edge);
    }

    double leftNode(int f) {
        if (f > 0) {
            return axis.centre(f - 1);
        }
        return periodic() ? axis.lower() - 0.5 * axis.width(cells() - 1) : axis.lower();
    }

    double rightNode(int f) {
        if (f < cells()) {
            return axis.centre(f);
        }
        return periodic() ? axis.upper() + 0.5 * axis.width(0) : axis.upper();
    }

    double distance(int f) {
        return rightNode(f) - leftNode(f);
    }

    /** θ in p_face = θ p_left + (1 − θ) p_right. */
    double leftWeight(int f) {
        return (rightNode(f) - face(f)) / distance(f);
    }

    /** Whether nothing passes. */
    boolean closed(int f) {
        return (f == 0 && sides.lower() == Boundary.REFLECTING)
                || (f == cells() && sides.upper() == Boundary.REFLECTING);
    }

    /** Whether what lies at the left of face f is the outside, where p = 0. */
    boolean leftOutside(int f) {
        return f == 0 && !periodic();
    }

    /** Whether what lies at the right of face f is the outside, where p = 0. */
    boolean rightOutside(int f) {
        return f == cells() && !periodic();
    }
}
