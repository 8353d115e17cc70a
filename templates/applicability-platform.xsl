<?xml version="1.0" encoding="UTF-8"?>
<!-- Which laws reach the services of one platform: by which duties, on what facts, and what is to be found out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:platform.xsl"/>

<xsl:key name="cells" match="r:cell" use="concat(@answer, @binds)"/>

<xsl:template match="r:report" mode="heading">Which laws reach <xsl:value-of select="r:title"/>?</xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline"><a href="{$root}platforms/{@id}.html">About the platform</a> · <a href="{$root}coverage/{@id}.html">Duties of the law for it</a> · <a href="{$root}applicability.html">All services</a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="answers">
    <h2 id="answers">Answers</h2>
    <p>
      <xsl:value-of select="concat('Of ', r:answers/@of, ' pairs of a law and a service: ', r:answers/@service, ' bind the service, ', r:answers/@people, ' as far as is determined only people who use it, ', r:answers/@undetermined, ' are not determined, ', r:answers/@no, ' do not apply as mapped. ')"/>
      <xsl:value-of select="concat('Of the ', r:answers/@yes, ' that apply, ', r:answers/@in-force, ' have a duty in force on the day.')"/>
    </p>
    <p class="note">A law applies where one of its duties mapped here binds the service, or people who use it where a document governs them. Time is counted beside that. Nothing here says whether a duty is kept. <a href="{$root}methodology.html#applies">How the answers come about</a></p>
    <xsl:apply-templates select="r:reach"/>
  </section>
  <xsl:if test="r:asks">
    <section aria-labelledby="asks">
      <h2 id="asks">What to find out</h2>
      <xsl:apply-templates select="r:asks"/>
    </section>
  </xsl:if>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'yesservice'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'yespeople'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'undetermined'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'no'"/></xsl:call-template>
</xsl:template>

<xsl:template match="r:asks"><p class="none">Nothing; each answer is determined.</p></xsl:template>

<xsl:template match="r:asks[r:ask]">
  <p class="note">Each point once, with the duties whose answer waits for it, counted once a service. To settle one point need not settle a duty.</p>
  <xsl:call-template name="ask-table"><xsl:with-param name="asks" select="r:ask[position() &lt;= 20]"/></xsl:call-template>
  <xsl:if test="r:ask[21]">
    <details>
      <summary><xsl:value-of select="count(r:ask) - 20"/> more points, of <xsl:value-of select="count(r:ask)"/></summary>
      <xsl:call-template name="ask-table"><xsl:with-param name="asks" select="r:ask[position() &gt; 20]"/></xsl:call-template>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="ask-table">
  <xsl:param name="asks"/>
  <div class="wide">
    <table>
      <caption>Points to be settled, by the number of duties that wait for them</caption>
      <thead><tr><th scope="col">To find out</th><th scope="col" class="number">Duties</th></tr></thead>
      <tbody>
        <xsl:for-each select="$asks">
          <tr><th scope="row" class="says"><xsl:apply-templates select="r:needs" mode="sentences"/></th><td class="number"><xsl:value-of select="@duties"/></td></tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="cells">
  <xsl:param name="answer"/>
  <xsl:if test="key('cells', $answer)">
    <section aria-labelledby="answer.{$answer}">
      <h2 id="answer.{$answer}">
        <xsl:apply-templates select="key('cells', $answer)[1]" mode="term"/>
        <span class="count"><xsl:value-of select="count(key('cells', $answer))"/></span>
      </h2>
      <xsl:for-each select="key('cells', $answer)"><xsl:apply-templates select="." mode="whole"/></xsl:for-each>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:cell" mode="term">
  <xsl:apply-templates select="@binds|@answer[not(../@binds)]" mode="term"><xsl:with-param name="of" select="'reach-title'"/></xsl:apply-templates>
</xsl:template>

<xsl:template match="r:cell" mode="whole">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
  <section class="cell" aria-labelledby="{$id}">
    <h3 id="{$id}"><xsl:apply-templates select="r:law" mode="value"/>, for <xsl:value-of select="r:service"/></h3>
    <p class="note">
      <xsl:apply-templates select="r:place" mode="value"/>
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="r:type" mode="term"/>
      <xsl:value-of select="concat('. ', r:duties/@of, ' duties mapped: ', r:duties/@service, ' bind the service, ', r:duties/@people, ' people only, ', r:duties/@undetermined, ' not determined, ', r:duties/@no, ' do not.')"/>
    </p>
    <dl>
      <xsl:if test="@answer = 'yes'">
        <dt>Reached by</dt>
        <dd><xsl:apply-templates select="r:by"><xsl:with-param name="answer" select="'yes'"/></xsl:apply-templates></dd>
      </xsl:if>
      <dt>Binds</dt>
      <dd>
        <xsl:apply-templates select="r:of-service" mode="party"><xsl:with-param name="who">the service</xsl:with-param></xsl:apply-templates>
        <xsl:text>; </xsl:text>
        <xsl:apply-templates select="r:of-people" mode="party"><xsl:with-param name="who">people who use it</xsl:with-param></xsl:apply-templates>
      </dd>
      <xsl:if test="r:because"><dt>Because</dt><dd><xsl:apply-templates select="r:because" mode="reasons"><xsl:with-param name="class" select="'plain'"/></xsl:apply-templates></dd></xsl:if>
      <dt>Facts used</dt>
      <dd>
        <xsl:apply-templates select="r:used"/>
        <xsl:if test="not(r:used)"><span class="none">None is recorded of the service that this turns on.</span></xsl:if>
      </dd>
      <xsl:if test="r:needs">
        <dt>To find out</dt>
        <dd class="needs"><xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template></dd>
      </xsl:if>
    </dl>
    <xsl:if test="r:by/r:duty[@answer != 'yes' or not(../../@answer = 'yes')]">
      <details>
        <summary>Each duty of it and its answer</summary>
        <xsl:apply-templates select="r:by"/>
      </details>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="r:of-service|r:of-people" mode="party">
  <xsl:param name="who"/>
  <xsl:value-of select="concat($who, ' by ', @yes, ' of ', @of, ' duties')"/>
  <xsl:if test="@undetermined &gt; 0"><xsl:value-of select="concat(', not determined of ', @undetermined)"/></xsl:if>
</xsl:template>

<!-- the duties of a law with one answer, or with all of them -->
<xsl:template match="r:by">
  <xsl:param name="answer"/>
  <ul class="plain duties">
    <xsl:for-each select="r:duty[not($answer) or @answer = $answer]">
      <li>
        <xsl:value-of select="concat(r:citation, ' ')"/>
        <xsl:apply-templates select="r:obligation" mode="value"/>
        <xsl:text>: </xsl:text>
        <xsl:if test="not($answer)">
          <xsl:apply-templates select="." mode="reached"/>
          <xsl:text>; </xsl:text>
        </xsl:if>
        <xsl:apply-templates select="r:force/@state" mode="mark"/>
        <xsl:if test="r:because/r:reason or r:needs/r:reason">
          <span class="note">
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="r:because[r:reason]" mode="sentences"/>
            <xsl:if test="r:needs/r:reason"> To be settled: <xsl:for-each select="r:needs/r:reason"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:apply-templates select="." mode="say"/></xsl:for-each>.</xsl:if>
          </span>
        </xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:used">
  <xsl:if test="r:seat"><p>Seat: <xsl:apply-templates select="r:seat" mode="value"/></p></xsl:if>
  <xsl:if test="r:offered"><p>Offered in: <xsl:apply-templates select="r:offered" mode="value"/></p></xsl:if>
  <xsl:apply-templates select="r:roles/r:held|r:facts/r:known"/>
</xsl:template>

</xsl:stylesheet>
