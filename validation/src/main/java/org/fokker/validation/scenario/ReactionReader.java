package org.fokker.validation.scenario;

import java.util.Optional;
import org.fokker.fokkerplanck.Reaction;
import org.fokker.process.DiffusionProcess;
import org.fokker.validation.expression.Expression;
import org.fokker.validation.expression.Expression.Constant;
import org.fokker.validation.expression.ExpressionReaction;
import org.fokker.validation.expression.ManufacturedSolution;

/** Reads {@code [reaction]}: what is created and destroyed, by formulas in x and t. */
final class ReactionReader {

    private static final String KILLING = "killing";
    private static final String SOURCE = "source";

    private ReactionReader() {}

    /** Reads the reaction of a problem whose solution is to be found. */
    static Reaction read(Optional<Section> section, int dimension) {
        if (section.isEmpty()) {
            return Reaction.NONE;
        }
        Section reaction = section.get();
        Optional<Expression> killing = killing(reaction, dimension);
        Optional<Expression> source = formula(reaction, SOURCE, dimension);
        if (killing.isEmpty() && source.isEmpty()) {
            throw reaction.error("needs 'killing' or 'source'");
        }
        reaction.finish();
        return new ExpressionReaction(killing, source);
    }

    /** Derives the reaction that makes a given density the solution. */
    static Reaction manufactured(
            Section manufactured, ManufacturedSolution solution, DiffusionProcess process, Optional<Section> section) {
        Optional<Expression> killing = Optional.empty();
        if (section.isPresent()) {
            Section reaction = section.get();
            if (reaction.has(SOURCE)) {
                throw reaction.error(SOURCE, "is derived from the solution of [manufactured]");
            }
            killing = killing(reaction, process.dimension());
            if (killing.isEmpty()) {
                throw reaction.error("needs 'killing'");
            }
            reaction.finish();
        }
        try {
            return solution.reaction(process, killing);
        } catch (IllegalArgumentException refusal) {
            throw manufactured.error("needs a process of kind \"custom\": " + refusal.getMessage());
        }
    }

    private static Optional<Expression> killing(Section reaction, int dimension) {
        Optional<Expression> killing = formula(reaction, KILLING, dimension);
        killing.ifPresent(rate -> {
            if (rate.simplified() instanceof Constant constant && constant.value() < 0) {
                throw reaction.error(KILLING, "must not be negative, got " + constant);
            }
        });
        return killing;
    }

    private static Optional<Expression> formula(Section reaction, String key, int dimension) {
        return reaction.has(key) ? Optional.of(Formulas.formula(reaction, key, dimension, true)) : Optional.empty();
    }
}
