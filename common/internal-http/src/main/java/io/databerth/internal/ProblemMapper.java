package io.databerth.internal;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.Failure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every failure with a problem; what a parser says about a body is left out, since it may quote a ticket. */
@Provider
public class ProblemMapper implements ExceptionMapper<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    @Override
    public Response toResponse(Exception exception) {
        return answer(
                switch (exception) {
                    case Explained explained -> Problem.of(explained.failure());
                    case WebApplicationException refused ->
                        refused(refused.getResponse().getStatus());
                    default -> defect(exception);
                });
    }

    private static Problem refused(int status) {
        ErrorCode code =
                switch (status) {
                    case 404 -> ErrorCode.NOT_FOUND;
                    case 413 -> ErrorCode.REQUEST_TOO_LARGE;
                    default -> ErrorCode.REQUEST_INVALID;
                };
        return Problem.of(
                Failure.of(code, "the request is not one that this service knows, or its body cannot be read"), status);
    }

    private static Problem defect(Exception exception) {
        LOG.error("a call failed", exception);
        return Problem.of(Failure.of(ErrorCode.INTERNAL, "a fault in this service; its log says more"));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
