package org.fokker.validation.expression;

import java.util.List;
import org.fokker.process.DiffusionProcess;

/** A process whose drift and tensor are known as formulas. */
interface FormulaCoefficients extends DiffusionProcess {

    /** {@return f, d simplified formulas, in the reading of the process} */
    List<Expression> driftExpressions();

    /** {@return D, d × d} */
    FormulaMatrix tensorExpressions();
}
