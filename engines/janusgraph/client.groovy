// <scheme> <address> <port> <user>: runs what is on standard input and prints its results. The scheme `inside` is for the
// server's own container, which has a certificate or is in isolation.
import groovy.json.*
import java.net.http.*
import java.security.KeyStore
import java.security.cert.CertificateFactory
import javax.net.ssl.*

def (scheme, address, port, user) = args as List
if (scheme == 'inside') {
  scheme = new File('/etc/databerth/tls.crt').exists() ? 'https' : 'http'
}
def store = KeyStore.getInstance('PKCS12')
store.load(null, null)
def authority = new File('/etc/databerth/ca.crt')
if (authority.exists()) {
  authority.withInputStream { store.setCertificateEntry('authority', CertificateFactory.getInstance('X.509').generateCertificate(it)) }
}
def tls = SSLContext.getInstance('TLS')
if (scheme == 'http') {
  tls.init(null, null, null)
} else {
  def trust = TrustManagerFactory.getInstance('PKIX')
  trust.init(store)
  tls.init(null, trust.trustManagers, null)
}
def credentials = (user + ':' + System.getenv('JANUSGRAPH_PASSWORD')).bytes.encodeBase64()
def request = HttpRequest.newBuilder(URI.create(scheme + '://' + address + ':' + port + '/'))
  .header('Authorization', 'Basic ' + credentials)
  .header('Accept', 'application/vnd.gremlin-v3.0+json')
  .POST(HttpRequest.BodyPublishers.ofString(JsonOutput.toJson([gremlin: System.in.getText('UTF-8')])))
  .build()
def client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build()
def answer = client.send(request, HttpResponse.BodyHandlers.ofString())
if (answer.statusCode() != 200) {
  System.err.println('HTTP ' + answer.statusCode() + ' ' + answer.body().take(2000))
  System.exit(1)
}
def out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, 'UTF-8')
new JsonSlurper().parseText(answer.body()).result.data.'@value'.each { out.println(it instanceof Map ? it.'@value' : it) }
